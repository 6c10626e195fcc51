# packaging/windows/smoke.ps1: the installer of dist/ on a real Windows: installed, asked, started, installed over, taken away.
$ErrorActionPreference = 'Stop'
$installer = (Get-ChildItem dist/*-setup.exe).FullName
$folder = "$env:LOCALAPPDATA\Programs\qinbao"
$settings = "$env:LOCALAPPDATA\qinbao"

function Expect($what, $code, $wanted) {
    if ($code -ne $wanted) { throw "${what}: exit code $code instead of $wanted" }
    Write-Host "== $what"
}
function Run($file, $words) { (Start-Process $file $words -Wait -PassThru).ExitCode }

Expect 'it installs without a word' (Run $installer '/S') 0
& "$folder\qinbao-cli.exe" --diagnose
Expect 'it says what it is' $LASTEXITCODE 0
foreach ($page in 936, 1252, 65001) {
    $said = cmd /c "chcp $page >nul & `"$folder\qinbao-cli.exe`" places hz" | Out-String
    if (-not $said) { throw "nothing said in code page $page" }
}
& "$folder\qinbao-cli.exe" guide family-account --place hangzhou --for parent --pdf a.pdf --sheet fridge
Expect 'it makes a sheet' $LASTEXITCODE 0

$window = Start-Process "$folder\qinbao.exe" -PassThru
Start-Sleep 10
if ($window.HasExited) { throw 'no window' }
Expect 'while it is open nothing is installed' (Run $installer '/S') 5
$window.CloseMainWindow() | Out-Null
$window.WaitForExit()
if (-not (Test-Path $settings)) { throw 'no settings' }
Expect 'it is installed over itself' (Run $installer '/S') 0

Start-Process "$folder\uninstall.exe" '/S' -Wait
Start-Sleep 10
foreach ($left in $folder, $settings, "$([Environment]::GetFolderPath('Desktop'))\亲情医保助手.lnk") {
    if (Test-Path $left) { throw "left behind: $left" }
}
Write-Host 'All of it works, and nothing is left.'

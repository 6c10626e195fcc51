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
Expect 'while it is open nothing is taken away' (Run "$folder\uninstall.exe" "/S _?=$folder") 5
Expect 'a second start sends to the window there is' (Start-Process "$folder\qinbao.exe" -Wait -PassThru).ExitCode 1
Set-Content "$env:TEMP\a.qinbao" 'a letter, not a pack'
Start-Process "$env:TEMP\a.qinbao" -Wait # as a double click does: Windows knows by the name what opens it
Start-Sleep 3
if (-not (Select-String 'pack (refused|not read)' "$settings\Logs\qinbao.log" -Quiet)) { throw 'the pack was not looked at' }
Remove-Item "$env:TEMP\a.qinbao"
$window.CloseMainWindow() | Out-Null
$window.WaitForExit()
if (-not (Test-Path $settings)) { throw 'no settings' }
Expect 'it is installed over itself' (Run $installer '/S') 0

$held = [IO.File]::Open("$folder\Lib\PySide6\Qt6Core.dll", 'Open', 'Read', 'Read')
Expect 'while a file is held nothing is installed' (Run $installer '/S') 7
Expect 'while a file is held nothing is taken away' (Run "$folder\uninstall.exe" "/S _?=$folder") 7
$held.Close()
Expect 'all of it is still there' (Run "$folder\qinbao-cli.exe" '--version') 0
Get-Item 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\qinbao' | Out-Null

Start-Process "$folder\uninstall.exe" '/S' -Wait
Start-Sleep 10
foreach ($left in $folder, $settings, "$([Environment]::GetFolderPath('Desktop'))\亲情医保助手.lnk") {
    if (Test-Path $left) { throw "left behind: $left" }
}
Write-Host 'All of it works, and nothing is left.'

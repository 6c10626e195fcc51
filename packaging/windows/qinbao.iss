; Inno Setup 6.3 or newer: one installer for one person or for all, no administrator needed.
;   pyinstaller --distpath build\bundle --workpath build\work packaging\bundle\qinbao.spec
;   iscc /DVersion=0.1.0 packaging\windows\qinbao.iss
; The result is dist\qinbao-0.1.0-setup.exe. See README.md beside this file.

#ifndef Version
  #error Give the version: iscc /DVersion=0.1.0
#endif

[Setup]
AppId={{6B0C6C5E-7E0B-4B53-9C55-0D5A8E0F2A41}
AppName=亲情医保助手
AppVersion={#Version}
AppVerName=亲情医保助手 {#Version}
AppPublisher=the qinbao authors
DefaultDirName={autopf}\qinbao
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Qt 6.8 and newer start on Windows 10 1809.
MinVersion=10.0.17763
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=qinbao-{#Version}-setup
SetupIconFile=assets\icons\app\qinbao.ico
UninstallDisplayIcon={app}\qinbao.exe
LicenseFile=LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
WizardSizePercent=130
CloseApplications=yes
ShowLanguageDialog=no

[Languages]
Name: zh; MessagesFile: "compiler:Languages\ChineseSimplified.isl"

[Files]
Source: "build\bundle\qinbao\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; Parts of an earlier version must not be found by a newer one.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autodesktop}\亲情医保助手"; Filename: "{app}\qinbao.exe"; WorkingDir: "{app}"
Name: "{autoprograms}\亲情医保助手"; Filename: "{app}\qinbao.exe"; WorkingDir: "{app}"

[Run]
Filename: "{app}\qinbao.exe"; Description: "{cm:LaunchProgram,亲情医保助手}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
; Settings, parsed content and the log; nothing about a person is in them.
Type: filesandordirs; Name: "{localappdata}\qinbao"

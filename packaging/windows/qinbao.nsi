; The installer: for one person, without an administrator, in Chinese. `packaging/build-windows` defines
;   VERSION, NUMBERS (0.1.0.0), OUT, ICON, BANNER (bitmap), KIB (what it takes when installed), FILES (generated: the files, in order)
;   and, where it signs, SIGN: a command that signs the file it is given.
;
; qinbao-…-setup.exe [/S] [/D=C:\some folder]        /S asks and shows nothing; /D comes last and has no quotes
;   0 done · 1 the person stopped it · 2 the file is damaged · 4 Windows is too old · 5 the program is open
;   6 no room · 7 cannot write there (or something holds a file). After 1…7 the machine is as it was.
; uninstall.exe [/S]: 0, 1, 5, 7

Target amd64-unicode
Unicode true
; MB on the drive of the program, and as much where TEMP is: NSIS unpacks everything there once. An eighth more than the files.
!define /math WHOLE ${KIB} / 900
Var needed
!include words.nsh
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\qinbao"
!define CLASSES "Software\Classes"
!define OURS "$INSTDIR\Lib\qinbao\*.*" ; where this is, the folder is ours: an antivirus takes files, a program among them, not folders

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
CRCCheck force
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave on
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText " "
ManifestDPIAware true
ManifestSupportedOS Win10
ManifestLongPathAware true
SetFont "Microsoft YaHei UI" 11
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${INSTALLER}"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "CompanyName" "the qinbao authors"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"
!ifdef SIGN
  !uninstfinalize '"${SIGN}" "%1"' = 0
  !finalize '"${SIGN}" "%1"' = 0
!endif

!include MUI2.nsh
!include WinVer.nsh
!include FileFunc.nsh
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${BANNER}"
!define MUI_WELCOMEPAGE_TITLE "${WELCOME_TITLE}"
!define MUI_WELCOMEPAGE_TEXT "${WELCOME_TEXT}"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "${WORKING}"
!define MUI_PAGE_HEADER_SUBTEXT "${WORKING_MORE}"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "${DONE}"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT " "
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "${STOPPED}"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "${STOPPED_MORE}"
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${DONE}"
!define MUI_FINISHPAGE_TEXT "${DONE_TEXT}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\qinbao.exe"
!define MUI_FINISHPAGE_RUN_TEXT "${OPEN_NOW}"
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_HEADER_TEXT "${REMOVE}"
!define MUI_PAGE_HEADER_SUBTEXT "${REMOVE_MORE}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${REMOVE_TEXT}"
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "${REMOVING}"
!define MUI_PAGE_HEADER_SUBTEXT " "
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "${REMOVED}"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "${REMOVED_MORE}"
!undef MUI_INSTFILESPAGE_ABORTHEADER_TEXT
!undef MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "${KEPT}"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT " "
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!pragma warning disable 6030 ; NSIS has sentences of its own for a file that cannot be unpacked: they blame the installer
LangString ^ErrorDecompressing ${LANG_SIMPCHINESE} "${NO_ROOM}"
LangString ^ErrorWriting ${LANG_SIMPCHINESE} "${NO_ROOM}$\r$\n"

; Stop with a sentence and an exit code.
!macro STOP CODE SENTENCE
  MessageBox MB_OK|MB_ICONEXCLAMATION "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Abort
!macroend

; A change of names, as a whole or not at all. An antivirus that is just looking at what is new has three seconds to let go.
!macro RENAME FROM TO
  ${For} $0 1 10
    ClearErrors
    Rename "${FROM}" "${TO}"
    ${IfNot} ${Errors}
      ${Break}
    ${EndIf}
    Sleep 300
  ${Next}
  IntCmp $0 10 +2 +2
  SetErrors
!macroend

; Goes on only where nothing uses a file of the program: neither the program itself nor another.
!macro CLOSED PREFIX HELD
  Function ${PREFIX}Closed
    again:
    StrCpy $R0 ""
    StrCpy $R9 "$INSTDIR\qinbao.exe"
    Call ${PREFIX}Used
    StrCpy $R9 "$INSTDIR\qinbao-cli.exe"
    Call ${PREFIX}Used
    StrCmp $R0 "" closed
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${STILL_OPEN}" /SD IDCANCEL IDRETRY again
    SetErrorLevel 5
    Abort
    closed:
    StrCpy $R8 "$INSTDIR"
    Call ${PREFIX}Within
    StrCmp $R0 "" free
    !insertmacro STOP 7 "${HELD}"
    free:
  FunctionEnd

  ; $R8: a folder. The first file in it that is used goes into $R0.
  Function ${PREFIX}Within
    Push $R3
    Push $R4
    FindFirst $R3 $R4 "$R8\*.*"
    next:
    StrCmp $R4 "" end
    StrCmp $R4 "." on
    StrCmp $R4 ".." on
    Push $R8
    StrCpy $R8 "$R8\$R4"
    StrCpy $R9 $R8
    IfFileExists "$R8\*.*" folder
    Call ${PREFIX}Used
    Goto seen
    folder:
    Call ${PREFIX}Within
    seen:
    Pop $R8
    StrCmp $R0 "" 0 end
    on:
    FindNext $R3 $R4
    Goto next
    end:
    FindClose $R3
    Pop $R4
    Pop $R3
  FunctionEnd

  ; $R9: a file; goes into $R0 where something runs it or holds it. One that is read-only, or not there, is used by nobody.
  Function ${PREFIX}Used
    StrCmp $R9 "$INSTDIR\uninstall.exe" free ; it may be just ending
    System::Call 'kernel32::CreateFileW(w R9, i 0xC0000000, i 1, p 0, i 3, i 0, p 0) p .R1 ?e' ; to read and write, others may read
    Pop $R2
    StrCmp $R1 -1 refused
    System::Call 'kernel32::CloseHandle(p R1)'
    Goto free
    refused:
    StrCmp $R2 32 0 free ; ERROR_SHARING_VIOLATION
    StrCpy $R0 $R9
    free:
  FunctionEnd
!macroend
!insertmacro CLOSED "" "${NOT_ALLOWED}"
!insertmacro CLOSED "un." "${NOT_REMOVED}"

; $2: MB. $0: empty where the drive of the program or that of TEMP has fewer left.
Function Room
  StrCpy $0 "$TEMP"
  Call Left
  IntCmp $1 $2 0 full
  StrCpy $0 "$INSTDIR"
  Call Left
  IntCmp $1 $2 enough 0 enough
  full:
  StrCpy $0 ""
  enough:
FunctionEnd

; $0: a folder. $1: MB that are left on its drive; many where nobody knows.
Function Left
  ${GetRoot} "$0" $1
  ClearErrors
  ${DriveSpace} "$1\" "/D=F /S=M" $1
  IfErrors 0 +2
  StrCpy $1 1000000
FunctionEnd

Function .onInit
  ${IfNot} ${AtLeastBuild} 17763
    !insertmacro STOP 4 "${TOO_OLD}"
  ${EndIf}
  StrCmp $INSTDIR "" 0 told ; /D=
  ReadRegStr $INSTDIR HKCU "${UNINSTALL}" "InstallLocation"
  IfFileExists "${OURS}" ours
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\qinbao" ; nothing is written down, or what another computer of this person was told
  told:
  ; A folder that holds other things stays theirs: ours goes inside it.
  IfFileExists "${OURS}" ours
  ${DirState} "$INSTDIR" $0
  StrCmp $0 1 0 ours
  StrCpy $INSTDIR "$INSTDIR\qinbao"
  ours:
  StrCpy $needed ${WHOLE}
  ${GetRoot} "$INSTDIR" $0
  ${GetRoot} "$TEMP" $1
  StrCmp $0 $1 0 +2
  IntOp $needed $needed * 2
FunctionEnd

; First everything beside the old one, then two changes of names: never half a program.
Section
  SetDetailsPrint none ; how far it is, says the bar; names of files say nothing to who waits
  Call Closed
  StrCpy $2 $needed
  Call Room
  StrCmp $0 "" full
  RMDir /r "$INSTDIR.new"
  RMDir /r "$INSTDIR.old"
  ClearErrors
  CreateDirectory "$INSTDIR.new"
  IfErrors not_allowed
  SetOverwrite try
  !include "${FILES}"
  WriteUninstaller "$INSTDIR.new\uninstall.exe"
  SetOutPath "$WINDIR"
  IfErrors not_allowed
  IfFileExists "$INSTDIR\*.*" 0 fresh
  !insertmacro RENAME "$INSTDIR" "$INSTDIR.old"
  IfErrors not_allowed
  fresh:
  !insertmacro RENAME "$INSTDIR.new" "$INSTDIR"
  IfErrors 0 in_place
  Rename "$INSTDIR.old" "$INSTDIR"
  not_allowed:
  StrCpy $2 8
  Call Room
  StrCmp $0 "" full
  !insertmacro STOP 7 "${NOT_ALLOWED}"
  full:
  !insertmacro STOP 6 "${NO_ROOM}"
  in_place:
  RMDir /r "$INSTDIR.old"
  SetOutPath "$INSTDIR"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\qinbao.exe"
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\qinbao.exe"
  WriteRegStr HKCU "${CLASSES}\.qinbao" "" "qinbao.pack"
  WriteRegStr HKCU "${CLASSES}\qinbao.pack" "" "${PACK}"
  WriteRegStr HKCU "${CLASSES}\qinbao.pack\DefaultIcon" "" "$INSTDIR\qinbao.exe,0"
  WriteRegStr HKCU "${CLASSES}\qinbao.pack\shell\open\command" "" '"$INSTDIR\qinbao.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\qinbao.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "the qinbao authors"
!ifdef HOMEPAGE
  WriteRegStr HKCU "${UNINSTALL}" "URLInfoAbout" "${HOMEPAGE}"
!endif
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KIB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; Whatever ended it, nothing of it stays. Where room ends while files are unpacked, NSIS stops by itself, without a code.
Function .onInstFailed
  GetErrorLevel $0
  StrCmp $0 -1 0 +2
  SetErrorLevel 6
  SetOutPath "$WINDIR"
  RMDir /r "$INSTDIR.new"
FunctionEnd

Section Uninstall
  SetDetailsPrint none
  Call un.Closed
  SetOutPath "$WINDIR"
  IfFileExists "${OURS}" 0 gone
  RMDir /r "$INSTDIR.old" ; what could not be taken away when it was installed over
  !insertmacro RENAME "$INSTDIR" "$INSTDIR.old"
  IfErrors 0 away
  !insertmacro STOP 7 "${NOT_REMOVED}"
  away:
  RMDir /r "$INSTDIR.old"
  RMDir "$LOCALAPPDATA\Programs" ; where nothing else is in it
  gone:
  RMDir /r "$LOCALAPPDATA\qinbao"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.qinbao" ""
  StrCmp $0 "qinbao.pack" 0 theirs
  DeleteRegKey HKCU "${CLASSES}\.qinbao"
  theirs:
  DeleteRegKey HKCU "${CLASSES}\qinbao.pack"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd

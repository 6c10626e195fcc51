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
!define /math NEEDED ${KIB} / 1024
!include words.nsh
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\qinbao"
!define CLASSES "Software\Classes"

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\qinbao"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
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

; Stop with a sentence and an exit code.
!macro STOP CODE SENTENCE
  MessageBox MB_OK|MB_ICONEXCLAMATION "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Abort
!macroend

; A program that runs cannot be opened for writing.
!macro CLOSED PREFIX
  Function ${PREFIX}Closed
    Push $0
    again:
    IfFileExists "$INSTDIR\qinbao.exe" 0 free
    StrCpy $0 "$INSTDIR\qinbao.exe"
    Call ${PREFIX}Free
    StrCmp $0 "" busy
    StrCpy $0 "$INSTDIR\qinbao-cli.exe"
    Call ${PREFIX}Free
    StrCmp $0 "" busy free
    busy:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${STILL_OPEN}" /SD IDCANCEL IDRETRY again
    SetErrorLevel 5
    Abort
    free:
    Pop $0
  FunctionEnd

  ; $0: a file; empty where something runs it or we may not write to it.
  Function ${PREFIX}Free
    Push $1
    ClearErrors
    FileOpen $1 $0 a
    IfErrors 0 +3
    StrCpy $0 ""
    Goto +2
    FileClose $1
    Pop $1
  FunctionEnd
!macroend
!insertmacro CLOSED ""
!insertmacro CLOSED "un."

Function .onInit
  ${IfNot} ${AtLeastBuild} 17763
    !insertmacro STOP 4 "${TOO_OLD}"
  ${EndIf}
  ; A folder that holds other things stays theirs: ours goes inside it.
  IfFileExists "$INSTDIR\qinbao.exe" ours
  ${DirState} "$INSTDIR" $0
  StrCmp $0 1 0 ours
  StrCpy $INSTDIR "$INSTDIR\qinbao"
  ours:
FunctionEnd

; First everything beside the old one, then two changes of names: never half a program.
Section
  SetDetailsPrint none ; how far it is, says the bar; names of files say nothing to who waits
  Call Closed
  ${GetRoot} "$INSTDIR" $0
  ClearErrors
  ${DriveSpace} "$0\" "/D=F /S=M" $1
  IfErrors room
  IntCmp $1 ${NEEDED} room 0 room
  !insertmacro STOP 6 "${NO_ROOM}"
  room:
  RMDir /r "$INSTDIR.new"
  RMDir /r "$INSTDIR.old"
  ClearErrors
  CreateDirectory "$INSTDIR.new"
  IfErrors not_allowed
  SetOverwrite try
  !include "${FILES}"
  WriteUninstaller "$INSTDIR.new\uninstall.exe"
  SetOutPath "$TEMP"
  IfErrors not_allowed
  IfFileExists "$INSTDIR\*.*" 0 fresh
  Rename "$INSTDIR" "$INSTDIR.old"
  IfErrors not_allowed
  fresh:
  Rename "$INSTDIR.new" "$INSTDIR"
  IfErrors 0 in_place
  Rename "$INSTDIR.old" "$INSTDIR"
  not_allowed:
  RMDir /r "$INSTDIR.new"
  !insertmacro STOP 7 "${NOT_ALLOWED}"
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

Section Uninstall
  SetDetailsPrint none
  Call un.Closed
  SetOutPath "$TEMP"
  IfFileExists "$INSTDIR\qinbao.exe" 0 gone
  RMDir /r "$INSTDIR"
  IfFileExists "$INSTDIR\qinbao.exe" 0 gone
  !insertmacro STOP 7 "${NOT_ALLOWED}"
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

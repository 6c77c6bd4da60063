; The installer for Windows: for the user who runs it, without the rights of an
; administrator. makensis is told VERSION, DOTTED, FILES (the folder of what is
; installed) and OUT.
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"

Name "Paybench"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Paybench"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true

VIProductVersion "${DOTTED}"
VIAddVersionKey "ProductName" "Paybench"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Paybench Setup"
VIAddVersionKey "LegalCopyright" "Copyright 2026 the Paybench authors, MIT licence"

!define MUI_ICON "${FILES}\paybench.ico"
!define MUI_UNICON "${FILES}\paybench.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\paybench.exe"
!insertmacro MUI_PAGE_LICENSE "${FILES}\LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Paybench"
!define CHANGED 'System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"'

Section
  SetOutPath "$INSTDIR"
  File "${FILES}\paybench.exe"
  File "${FILES}\paybench.ico"
  File "${FILES}\LICENSE.txt"
  File "${FILES}\LIBRARIES.txt"
  File "${FILES}\CHANGELOG.md"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Paybench.lnk" "$INSTDIR\paybench.exe"

  ; Studies open with Paybench, and have its icon.
  WriteRegStr HKCU "${CLASSES}\.paybench" "" "Paybench.Study"
  WriteRegStr HKCU "${CLASSES}\.paybench" "Content Type" "application/vnd.paybench.study+json"
  WriteRegStr HKCU "${CLASSES}\.paybench\OpenWithProgids" "Paybench.Study" ""
  WriteRegStr HKCU "${CLASSES}\Paybench.Study" "" "Paybench study"
  WriteRegStr HKCU "${CLASSES}\Paybench.Study\DefaultIcon" "" "$INSTDIR\paybench.ico"
  WriteRegStr HKCU "${CLASSES}\Paybench.Study\shell\open\command" "" '"$INSTDIR\paybench.exe" "%1"'
  ; What else it reads can be opened with it, and stays with its own program.
  WriteRegStr HKCU "${CLASSES}\Applications\paybench.exe" "FriendlyAppName" "Paybench"
  WriteRegStr HKCU "${CLASSES}\Applications\paybench.exe\shell\open\command" "" '"$INSTDIR\paybench.exe" "%1"'
  !macro SUPPORTS ENDING
    WriteRegStr HKCU "${CLASSES}\Applications\paybench.exe\SupportedTypes" "${ENDING}" ""
  !macroend
  !insertmacro SUPPORTS ".paybench"
  !insertmacro SUPPORTS ".csv"
  !insertmacro SUPPORTS ".xlsx"
  !insertmacro SUPPORTS ".xls"
  !insertmacro SUPPORTS ".ods"
  !insertmacro SUPPORTS ".parquet"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Paybench"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\paybench.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Paybench authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${CHANGED}
SectionEnd

; Only what was installed goes: studies and settings are the user's.
Section "Uninstall"
  Delete "$INSTDIR\paybench.exe"
  Delete "$INSTDIR\paybench.ico"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\LIBRARIES.txt"
  Delete "$INSTDIR\CHANGELOG.md"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Paybench.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${CLASSES}\Applications\paybench.exe"
  DeleteRegKey HKCU "${CLASSES}\Paybench.Study"
  DeleteRegValue HKCU "${CLASSES}\.paybench\OpenWithProgids" "Paybench.Study"
  ReadRegStr $0 HKCU "${CLASSES}\.paybench" ""
  StrCmp $0 "Paybench.Study" 0 +2 ; unless another program has taken studies over
  DeleteRegKey HKCU "${CLASSES}\.paybench"
  ${CHANGED}
SectionEnd

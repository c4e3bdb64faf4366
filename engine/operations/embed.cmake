# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT, a C++ source with the text of every file in DIRECTORY: cmake -DDIRECTORY=... -DOUTPUT=... -P embed.cmake
file(GLOB_RECURSE files RELATIVE ${DIRECTORY} ${DIRECTORY}/*.yaml)
list(SORT files)
set(entries "")
foreach(file ${files})
  file(READ ${DIRECTORY}/${file} text)
  string(APPEND entries "    {\"${file}\", R\"manifest(${text})manifest\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"operations/embedded.h\"\n
namespace slotpilot::operations {
const std::map<std::string, std::string>& embeddedManifests() {
  static const std::map<std::string, std::string> files{\n${entries}  };
  return files;
}
}  // namespace slotpilot::operations\n")

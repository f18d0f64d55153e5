/** Lower case of each code unit; those that grow by it, and halves of pairs, stay as they are. */
export const lowerCase = new Uint16Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  const small = code >= 0xd800 && code <= 0xdfff ? '' : String.fromCharCode(code).toLowerCase()
  lowerCase[code] = small.length === 1 ? small.charCodeAt(0) : code
}

import {existsSync} from 'node:fs'
import {createContext, runInContext} from 'node:vm'
import {expect, test} from 'vitest'
import {bundleForBrowser} from './support/bundle.mjs'

/** What every browser has and the library may use. No `process`, no `Buffer`, no `require`. */
const BROWSER = {
  atob,
  btoa,
  TextDecoder,
  TextEncoder,
  URL,
  TransformStream,
  Intl,
  console,
  setTimeout,
  queueMicrotask,
}

test.skipIf(!existsSync('dist/index.js'))('the built library runs where there is no Node', async () => {
  const script = await bundleForBrowser(`
    import {cleanText, decodeBytes, identifyLanguage, repairText} from 'copydesk'
    const text = 'A pier opens\\n\\nThe pier opened on Monday after nine months of work, said the mayor of the town.'
    globalThis.results = JSON.stringify([
      cleanText(new TextEncoder().encode(text)).outcome,
      decodeBytes(new Uint8Array([0x93, 0x61, 0x94]), {charset: 'windows-1252'}).text,
      identifyLanguage('Надо было выйти из дома пораньше, сказал он.').language,
      repairText('cafÃ©').text,
    ])`)
  const world = createContext({...BROWSER})
  runInContext(
    `globalThis.globalThis = globalThis; globalThis.self = globalThis; globalThis.window = globalThis; ${script}`,
    world,
  )
  expect(JSON.parse((world as {results?: string}).results ?? 'null')).toEqual(['record', '“a”', 'ru', 'café'])
})

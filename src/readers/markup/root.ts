import {asLatin1} from '../bytes/as-latin1.ts'

/** The element that a document of XML opens with; of other inputs nothing. */
export function rootOf(head: Uint8Array): {name: string; attributes: string} {
  const start = asLatin1(head, 8192).replaceAll('\0', '')
  if (!/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s{0,99}</.test(start)) return {name: '', attributes: ''}
  const root = /<(?![?!])([\w:-]{1,40})([^>]{0,4000})/.exec(start.replace(/<!--[\s\S]*?-->/g, ''))
  return {name: root?.[1] ?? '', attributes: root?.[2] ?? ''}
}

import type {Reader} from '../types.ts'
import {unread} from '../unread.ts'

const utf8 = new TextDecoder()
const STATEMENT =
  /^(?:ALTER|BEGIN|COPY|CREATE|DROP|INSERT|LOCK|PRAGMA|REPLACE|SELECT pg_catalog|SET|START|USE)\b/
const FILLS = /^(?:INSERT INTO|CREATE TABLE(?: IF NOT EXISTS)?) ["`[\w]|^COPY [^\n]{1,2000} FROM stdin;/m

/** Say whether an input is a dump of a database: statements of SQL, below comments, that make or fill tables. */
export function looksLikeSql(head: Uint8Array): boolean {
  const text = utf8.decode(head)
  const first = text.split('\n').find(line => !/^\s*(?:--|#|\/\*|\\|$)/.test(line))
  return first !== undefined && STATEMENT.test(first.trimStart()) && FILLS.test(text)
}

/** Say of a dump of a database that it is not read: what its columns are, and which rows are published, no statement tells. */
export const refuseSql: Reader = async function* ({file, name}) {
  yield unread(
    {file, name},
    'no-content',
    'a dump of a database in SQL: export the table of articles as CSV or JSON Lines',
  )
}

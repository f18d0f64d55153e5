import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'

/** Folder of this copy of copydesk; found by its own name, since built files lie elsewhere than sources do. */
export const PACKAGE_FOLDER: string = dirname(createRequire(import.meta.url).resolve('copydesk/package.json'))

/** Version of this copy of copydesk, from its package file. */
export const VERSION: string = (
  JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')) as {version: string}
).version

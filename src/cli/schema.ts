import {Command} from 'commander'
import {recordSchema} from '../model/record-schema.ts'
import {EXIT, type ExitCode} from './exit.ts'
import {type Io, write} from './io.ts'

/** Make the command `schema`. */
export function schemaCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('schema')
    .description('Print the JSON Schema (draft 2020-12) of a record.')
    .addHelpText('after', '\nExample:\n  copydesk schema > record.schema.json')
    .action(async () => {
      await write(io.stdout, `${JSON.stringify(recordSchema, null, 2)}\n`)
      done(EXIT.done)
    })
}

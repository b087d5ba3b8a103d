import { BackupError, type BackupVerdict } from '../backup/backup-error.ts'
import { type Config, readConfig } from '../config.ts'
import { onDatabase } from '../database/on-database.ts'
import { StartError } from '../database/start-error.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'

const codes = { no: exit.no, refused: exit.refused, usage: exit.usage } satisfies { [verdict in BackupVerdict]: number }

/** Runs a command that copies the database; why it could not be done is told on standard error. */
export async function withBackup(
  output: Output,
  work: (config: Config, url: string) => Promise<void>,
): Promise<number> {
  const read = readConfig(process.env)
  if (!read.ok) {
    output.progress(read.problems.join('\n'))
    return exit.usage
  }
  try {
    await onDatabase(read.config, (url) => work(read.config, url))
    return exit.done
  } catch (error) {
    if (error instanceof StartError) {
      output.progress(`${error.messageZh}\n${error.message}`)
      return exit.no
    }
    if (!(error instanceof BackupError)) throw error
    for (const { code, file, message, messageZh } of error.problems) {
      if (error.verdict === 'refused') {
        output.problem({ problem: code, severity: 'error', element: file, line: null, message, messageZh })
      } else output.progress(`${messageZh}\n${message}`)
    }
    return codes[error.verdict]
  }
}

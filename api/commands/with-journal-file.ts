import type { KeyObject } from 'node:crypto'
import { JournalFileError, signingKey } from '../../engine/index.ts'
import { readConfig } from '../config.ts'
import { onDatabase } from '../database/on-database.ts'
import { StartError } from '../database/start-error.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { readKeyFile } from '../personal-data/key-file.ts'

/** Runs a command that writes or reads a journal file with the key of this installation; what was refused is told. */
export async function withJournalFile(
  output: Output,
  work: (url: string, key: KeyObject) => Promise<number>,
): Promise<number> {
  const read = readConfig(process.env)
  if (!read.ok) {
    output.progress(read.problems.join('\n'))
    return exit.usage
  }
  try {
    const key = signingKey(readKeyFile(read.config.keyFile))
    return await onDatabase(read.config, (url) => work(url, key))
  } catch (error) {
    if (error instanceof StartError) {
      output.progress(`${error.messageZh}\n${error.message}`)
      return exit.no
    }
    if (error instanceof JournalFileError) {
      const { code, message, messageZh } = error
      if (code === 'journal-not-empty') {
        output.progress(`${messageZh}\n${message}`)
        return exit.no
      }
      output.problem({ problem: code, severity: 'error', element: null, line: null, message, messageZh })
      return exit.refused
    }
    if (
      !(error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code))
    ) {
      throw error
    }
    output.progress(`文件不能读写：${error.message}\nThe file cannot be read or written: ${error.message}`)
    return exit.usage
  }
}

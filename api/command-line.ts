import type { Output } from './output.ts'

/** What the file of a command exports: does it and gives the exit code. */
export interface CommandModule {
  readonly run: (
    operands: readonly string[],
    options: { readonly [name: string]: unknown },
    output: Output,
  ) => Promise<number>
}

/** One command: how it is called, and where its code lies; loaded only when it is called. */
export interface CommandEntry {
  readonly words: readonly [string] | readonly [string, string]
  readonly operands: string
  readonly description: string
  readonly options: readonly (readonly [flags: string, description: string])[]
  readonly load: () => Promise<CommandModule>
}

/** Every command of `siji`, in the order of the help. */
export const commandLine: readonly CommandEntry[] = [
  {
    words: ['build'],
    operands: '',
    description: '编译 · bundle what runs',
    options: [],
    load: () => import('./commands/build.ts'),
  },
  {
    words: ['due'],
    operands: '',
    description: '推算期限 · reckon a deadline in working days',
    options: [
      ['--accepted <instant>', '受理时刻 · instant of acceptance, ISO 8601 with offset'],
      ['--days <n>', '工作日 · working days'],
      ['--suspension <from/to...>', '中止计时 · suspensions; without an end it is open'],
      ['--extension <n>', '延期 · working days added'],
      ['--at <instant>', '截至 · as of; default: the moment of acceptance'],
      ['--batch <file>', '每行一个 JSON · one JSON object per line; - for standard input'],
    ],
    load: () => import('./commands/due.ts'),
  },
]

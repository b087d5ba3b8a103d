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
]

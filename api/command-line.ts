import type { Output } from './output.ts'
import { serverCommands } from './server-commands.ts'

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
    words: ['run'],
    operands: '[model]',
    description: '在内存中按虚拟时间运行流程 · run a process in memory, with virtual time',
    options: [
      ['--process <id>', '流程 · which process; default: the only executable one'],
      ['--also <files...>', '其他模型、决策 · further models and DMN files'],
      ['--variables <json>', '启动变量 · start variables: JSON, or @FILE'],
      ['--start <event>', '开始事件 · the start event, when there are several'],
      ['--script <file>', '之后发生的事 · what happens next, JSON Lines; - for standard input'],
      ['--expectation <path>', '期望文件或文件夹 · expectation file or folder of them'],
      ['--at <instant>', '虚拟的现在 · virtual now; default: 2026-01-05T09:00:00+08:00'],
      ['--auto', '自动完成任务 · completes every waiting task and job by itself'],
    ],
    load: () => import('./commands/run.ts'),
  },
  {
    words: ['check'],
    operands: '<path>',
    description: '检查模型或流程文件夹 · check a model or a folder of a process',
    options: [],
    load: () => import('./commands/check.ts'),
  },
  {
    words: ['verify'],
    operands: '<path>',
    description: '穷尽流程可能的走法，找出死锁等缺陷 · explore all that a process can do, and tell its faults',
    options: [
      ['--also <files...>', '其他模型、决策 · further models and DMN files'],
      ['--limit <states>', '状态数上限，默认 200000 · most states to look at; default: 200000'],
    ],
    load: () => import('./commands/verify.ts'),
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
      ['--explain', '说明每一天怎么数 · say how each day was counted, in Chinese and English'],
    ],
    load: () => import('./commands/due.ts'),
  },
  ...serverCommands,
]

import type { CommandEntry } from './command-line.ts'

const toServer = [
  ['--url <url>', '服务器 · the server; default http://127.0.0.1:3000, with SIJI_TOKEN'],
  ['--park <slug>', '园区 · the park; default demo'],
] as const

/** Commands that run a server, speak to one, or work on its database. */
export const serverCommands: readonly CommandEntry[] = [
  {
    words: ['start'],
    operands: '',
    description: '启动服务器 · run the server until Ctrl-C (PORT HOST DATABASE_URL SIJI_MODE SIJI_ORIGIN SIJI_DATA)',
    options: [
      ['--samples', '演示模式下载入示例申请 · in demo mode, load sample applications once'],
      ['--at <instant>', '演示模式下从此刻开始 · in demo mode, virtual time begins then; ISO 8601 with offset'],
      ['--speed <times>', '演示模式下的倍速 · in demo mode, virtual seconds for each real one, 0 to 1000000'],
    ],
    load: () => import('./commands/start.ts'),
  },
  {
    words: ['demo'],
    operands: '',
    description: '演示七证一天办结或者联合验收 · a worked example on a server of its own, into ./demo',
    options: [['--story <name>', '故事：permits 七证（默认）、acceptance 联合验收 · permits (default) or acceptance']],
    load: () => import('./commands/demo.ts'),
  },
  {
    words: ['migrate'],
    operands: '',
    description: '升级数据库 · bring the database to this release (DATABASE_URL SIJI_MODE SIJI_DATA)',
    options: [],
    load: () => import('./commands/migrate.ts'),
  },
  {
    words: ['verify-journal'],
    operands: '',
    description: '核对日志、状态和证号 · check chains, states, rows and permit numbers (DATABASE_URL SIJI_DATA)',
    options: [],
    load: () => import('./commands/verify-journal.ts'),
  },
  {
    words: ['replay'],
    operands: '<instance>',
    description: '由日志重演实例 · tell an instance anew from its journal, on the database (DATABASE_URL SIJI_DATA)',
    options: [],
    load: () => import('./commands/replay.ts'),
  },
  {
    words: ['journal', 'export'],
    operands: '<file>',
    description:
      "导出园区的日志，签名 · write a park's journal into a signed .jsonl.gz, while a server runs (DATABASE_URL SIJI_DATA SIJI_KEY_FILE)",
    options: [['--park <key>', '园区 · which park']],
    load: () => import('./commands/journal-export.ts'),
  },
  {
    words: ['journal', 'import'],
    operands: '<file>',
    description:
      '导入日志到空库，先核对签名和链 · put an exported journal into an empty database (DATABASE_URL SIJI_DATA SIJI_KEY_FILE)',
    options: [],
    load: () => import('./commands/journal-import.ts'),
  },
  {
    words: ['retention'],
    operands: '',
    description:
      '清理早已结束并已导出的实例，先试算 · drop what ended long ago and was exported; a dry run first (DATABASE_URL SIJI_DATA)',
    options: [
      ['--park <key>', '园区 · which park'],
      ['--dry-run', '只试算（默认）· count only (default)'],
      ['--apply', '清理 · drop it'],
      ['--keep-days <days>', '设定保留天数，至少 1825 · set how long ended instances stay'],
      ['--daily <on|off>', '每天自动清理 · drop by itself each day'],
      ['--reason <text>', '理由，留在记录里 · why; recorded'],
    ],
    load: () => import('./commands/retention.ts'),
  },
  {
    words: ['backup'],
    operands: '<folder>',
    description:
      '备份数据库和文件 · copy database and files into an empty folder, while a server runs (DATABASE_URL SIJI_DATA)',
    options: [],
    load: () => import('./commands/backup.ts'),
  },
  {
    words: ['restore'],
    operands: '<folder>',
    description: '恢复到空数据库 · put a backup into an empty database (DATABASE_URL SIJI_DATA)',
    options: [],
    load: () => import('./commands/restore.ts'),
  },
  {
    words: ['deploy'],
    operands: '<folder>',
    description: '部署流程 · deploy the process in a folder',
    options: [...toServer, ['--note <text>', '说明 · what changed']],
    load: () => import('./commands/deploy.ts'),
  },
  {
    words: ['processes'],
    operands: '',
    description: '流程列表 · processes of a park',
    options: toServer,
    load: () => import('./commands/processes.ts'),
  },
  {
    words: ['instances'],
    operands: '',
    description: '流程实例列表 · process instances of a park',
    options: toServer,
    load: () => import('./commands/instances.ts'),
  },
  {
    words: ['show'],
    operands: '<instance>',
    description: '流程实例的状态与历史 · state and history of an instance',
    options: toServer,
    load: () => import('./commands/show.ts'),
  },
  {
    words: ['worker'],
    operands: '<type> <command...>',
    description:
      '为每个作业运行一个程序 · run a program for each job of a type: siji worker TYPE -- COMMAND (docs/workers.md)',
    options: [
      ...toServer,
      ['--at-once <n>', '同时运行的程序数，默认 1 · programs at a time'],
      ['--lease <seconds>', '租约，运行期间自动延长，默认 30 · lease, extended while a program runs'],
      ['--grace <seconds>', '停止时留给程序的时间，默认 10 · time that programs have to end when it is stopped'],
      ['--name <name>', '名称，默认自动生成 · name of this worker; default: one of its own'],
    ],
    load: () => import('./commands/worker.ts'),
  },
  {
    words: ['calendar', 'import'],
    operands: '<file>',
    description:
      '导入放假安排 · import a yearly notice: its text, a table, CSV, JSON or iCalendar; open due dates follow',
    options: [
      ...toServer,
      ['--check', '只看预览 · only say what it would do'],
      ['--year <year>', '年份，原文没写时 · year, where the file does not say it'],
      ['--region <code>', '适用地区，默认 cn · cn, or the code of a province or city'],
      ['--number <number>', '文号 · number of the notice'],
      ['--source <url>', '原文网址 · where it was published'],
    ],
    load: () => import('./commands/calendar-import.ts'),
  },
  {
    words: ['park', 'import'],
    operands: '<file>',
    description: '导入园区 · make a park what its JSON file says, on the database (docs/park.md)',
    options: [['--check', '只看会改变什么 · only say what would change']],
    load: () => import('./commands/park-import.ts'),
  },
  {
    words: ['user', 'add'],
    operands: '<account>',
    description: '添加账号 · add an account on the database; the password is SIJI_PASSWORD or a new one',
    options: [
      ['--name <name>', '姓名 · name'],
      ['--administrator', '系统管理员 · administers the installation'],
    ],
    load: () => import('./commands/user-add.ts'),
  },
]

import { readConfig } from '../config.ts'
import { StartError } from '../database/start-error.ts'
import { DEMO_PASSWORD, demoAccounts } from '../demo-data/people.ts'
import { StoryBroken } from '../demo-story/caller.ts'
import { loadSampleApplications } from '../demo-story/load-sample-applications.ts'
import { buildBundle } from '../designer-bundle/build-bundle.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { type RunningServer, startServer } from '../server.ts'
import { timeChange } from '../virtual-time/ask-time.ts'
import { demoAccountsText } from './demo-accounts.ts'

interface StartOptions {
  readonly samples?: boolean
  readonly at?: string
  readonly speed?: string
}

/** `siji start`: runs the server until Ctrl-C or SIGTERM. */
export async function run(_operands: readonly string[], options: StartOptions, output: Output): Promise<number> {
  const read = readConfig(process.env)
  if (!read.ok) {
    for (const problem of read.problems) output.progress(`配置有误 · ${problem}`)
    return exit.usage
  }
  const { config } = read
  const time = readTime(options)
  if (time === 'wrong' || (time !== null && config.mode === 'production')) {
    output.progress(time === 'wrong' ? wrongTime : productionTime)
    return exit.usage
  }
  const stopSignal = waitForStopSignal()
  try {
    if (await buildBundle()) output.progress('设计器已编译 · the designer was built')
    const server = await startServer({ config, progress: output.progress })
    output.line({ url: server.url, docs: `${server.url}/docs`, mode: config.mode }, welcomeOf(server.url))
    if (config.mode === 'demo') {
      output.line({ password: DEMO_PASSWORD, accounts: demoAccounts }, demoAccountsText())
      if (options.samples === true) await Promise.race([loadSamples(server.url, output), stopSignal])
    }
    if (time !== null) await letTimeRun(server, time, output)
    await stopSignal
    output.progress('正在停止 · stopping …')
    await server.stop()
    // What was cut off when the time was over may still hold the process.
    setTimeout(() => process.exit(), 1_000).unref()
    output.progress('已停止 · stopped')
    return 0
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    output.progress(`${error.messageZh}\n${error.message}`)
    return 1
  }
}

interface StartTime {
  readonly at: number | null
  readonly speed: number | null
}

const wrongTime =
  '--at 应为带时区的时刻，如 2026-03-02T09:00:00+08:00；--speed 应为 0 到 1000000。 Expected --at as an instant with an offset, such as 2026-03-02T09:00:00+08:00, and --speed as a number, 0 to 1000000.'
const productionTime =
  '正式模式只用真实时间，不能用 --at、--speed。 In production there is only real time: --at and --speed are for demo mode.'

function readTime({ at, speed }: StartOptions): StartTime | 'wrong' | null {
  if (at === undefined && speed === undefined) return null
  const asked = timeChange.safeParse({ now: at, speed: speed === undefined ? undefined : Number(speed) })
  if (!asked.success || at === 'real') return 'wrong'
  return { at: at === undefined ? null : Date.parse(at), speed: asked.data.speed ?? null }
}

/** Where it cannot go there, it is told, and the server goes on with the time that it has. */
async function letTimeRun(server: RunningServer, { at, speed }: StartTime, output: Output): Promise<void> {
  try {
    await server.setVirtualTime(at, speed)
    output.progress('虚拟时间已设定 · virtual time is set')
  } catch (error) {
    const isRefused = error instanceof Error && 'messageZh' in error
    if (!isRefused) throw error
    output.progress(`虚拟时间没有设定 · virtual time is not set: ${error.messageZh} ${error.message}`)
  }
}

/** The server is there already; samples that fail are told, and it goes on without them. */
async function loadSamples(url: string, output: Output): Promise<void> {
  try {
    await loadSampleApplications(url, output.progress)
  } catch (error) {
    if (!(error instanceof StoryBroken)) throw error
    output.progress(`示例申请没有载入完 · sample applications are not complete: ${error.message}`)
  }
}

// Listens from the very start, so that Ctrl-C while starting stops in order too. npm passes the signal on a second time.
function waitForStopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
}

function welcomeOf(url: string): string {
  return `\n四即 Siji  ${url}\n接口 API  ${url}/docs\n`
}

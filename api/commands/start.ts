import { readConfig } from '../config.ts'
import { StartError } from '../database/start-error.ts'
import { DEMO_PASSWORD, demoAccounts } from '../demo-data/people.ts'
import { StoryBroken } from '../demo-story/caller.ts'
import { loadSampleApplications } from '../demo-story/load-sample-applications.ts'
import { buildBundle } from '../designer-bundle/build-bundle.ts'
import type { Output } from '../output.ts'
import { startServer } from '../server.ts'
import { demoAccountsText } from './demo-accounts.ts'

interface StartOptions {
  readonly samples?: boolean
}

/** `siji start`: runs the server until Ctrl-C or SIGTERM. */
export async function run(_operands: readonly string[], options: StartOptions, output: Output): Promise<number> {
  const read = readConfig(process.env)
  if (!read.ok) {
    for (const problem of read.problems) output.progress(`配置有误 · ${problem}`)
    return 3
  }
  const { config } = read
  const stopSignal = waitForStopSignal()
  try {
    if (await buildBundle()) output.progress('设计器已编译 · the designer was built')
    const server = await startServer({ config, progress: output.progress })
    output.line({ url: server.url, docs: `${server.url}/docs`, mode: config.mode }, welcomeOf(server.url))
    if (config.mode === 'demo') {
      output.line({ password: DEMO_PASSWORD, accounts: demoAccounts }, demoAccountsText())
      if (options.samples === true) await Promise.race([loadSamples(server.url, output), stopSignal])
    }
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

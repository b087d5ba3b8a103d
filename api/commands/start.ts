import { readConfig } from '../config.ts'
import { StartError } from '../database/start-error.ts'
import { DEMO_PASSWORD, demoAccounts } from '../demo-data/people.ts'
import { buildBundle } from '../designer-bundle/build-bundle.ts'
import type { Output } from '../output.ts'
import { startServer } from '../server.ts'
import { demoAccountsText } from './demo-accounts.ts'

/** `siji start`: runs the server until Ctrl-C or SIGTERM. */
export async function run(_operands: readonly string[], _options: object, output: Output): Promise<number> {
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
    }
    await stopSignal
    output.progress('正在停止 · stopping …')
    await server.stop()
    output.progress('已停止 · stopped')
    return 0
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    output.progress(`${error.messageZh}\n${error.message}`)
    return 1
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

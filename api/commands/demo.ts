import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { readConfig } from '../config.ts'
import { findFreePort } from '../database/free-port.ts'
import { StartError } from '../database/start-error.ts'
import { StoryBroken } from '../demo-story/caller.ts'
import { tellStory } from '../demo-story/tell-story.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { type RunningServer, startServer } from '../server.ts'

/** `siji demo`: the worked example from beginning to end, against a server of its own with an empty data folder. */
export async function run(_operands: readonly string[], _options: object, output: Output): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'siji-demo-'))
  // The database runs as another user when root runs this.
  chmodSync(folder, 0o755)
  const interruption = interrupted()
  let server: RunningServer | null = null
  try {
    server = await startServer({ config: await configFor(folder), progress: output.progress })
    const story = tellStory(server.url, (time, zh, en) => {
      output.line({ time, zh, en }, `${time}  ${zh} · ${en}`)
    })
    const pdf = await Promise.race([story, interruption])
    const path = writePermits(pdf)
    output.line(
      { time: '16:30', file: path, bytes: pdf.length },
      `16:30  送达：证照合订本 ${path} · delivered: the combined permits, ${Math.round(pdf.length / 1024)} kB`,
    )
    return exit.done
  } catch (error) {
    if (error instanceof StartError) output.progress(`${error.messageZh}\n${error.message}`)
    else if (error instanceof StoryBroken) output.progress(`演示中断 · the story broke: ${error.message}`)
    else throw error
    return exit.no
  } finally {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Rejects at Ctrl-C or SIGTERM, so that server and database are stopped and the folder goes. */
function interrupted(): Promise<never> {
  const interruption = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => reject(new StoryBroken(`interrupted by ${signal}`)))
    }
  })
  // Nobody may be waiting for it yet, or any more.
  interruption.catch(() => {})
  return interruption
}

async function configFor(folder: string) {
  const port = await findFreePort()
  const read = readConfig({ SIJI_DATA: folder, SIJI_MODE: 'demo', PORT: String(port) })
  if (!read.ok) throw new Error(read.problems.join(' '))
  return read.config
}

function writePermits(pdf: Uint8Array): string {
  const folder = join(process.cwd(), 'demo')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'permits.pdf')
  writeFileSync(path, pdf)
  return `./${relative(process.cwd(), path)}`
}

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { drawTimeline } from '../../templates/timeline/draw-timeline.ts'
import { readConfig } from '../config.ts'
import { findFreePort } from '../database/free-port.ts'
import { StartError } from '../database/start-error.ts'
import { type Happening, tellAcceptance } from '../demo-story/acceptance/tell-acceptance.ts'
import { timelineOf } from '../demo-story/acceptance/timeline-of.ts'
import { StoryBroken } from '../demo-story/caller.ts'
import { tellStory } from '../demo-story/tell-story.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { type RunningServer, startServer } from '../server.ts'

/** `siji demo`: a worked example from beginning to end, against a server of its own with an empty data folder. */
export async function run(
  _operands: readonly string[],
  { story = 'permits' }: { readonly story?: string },
  output: Output,
): Promise<number> {
  const tell = Object.hasOwn(stories, story) ? stories[story] : undefined
  if (tell === undefined) {
    const names = Object.keys(stories).join('、')
    output.progress(`没有故事 ${story}，可以选 ${names}。Expected one of the stories ${names}, but found ${story}.`)
    return exit.usage
  }
  const folder = mkdtempSync(join(tmpdir(), 'siji-demo-'))
  // The database runs as another user when root runs this.
  chmodSync(folder, 0o755)
  const interruption = interrupted()
  let server: RunningServer | null = null
  try {
    server = await startServer({ config: await configFor(folder), progress: output.progress })
    await Promise.race([tell(server.url, output), interruption])
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

/** What can be told: each drives a server and leaves its papers. */
const stories: { readonly [name: string]: (url: string, output: Output) => Promise<void> } = {
  permits: async (url, output) => {
    const pdf = await tellStory(url, (time, zh, en) => {
      output.line({ time, zh, en }, `${time}  ${zh} · ${en}`)
    })
    const path = write('permits.pdf', pdf)
    output.line(
      { time: '16:30', file: path, bytes: pdf.length },
      `16:30  送达：证照合订本 ${path} · delivered: the combined permits, ${Math.round(pdf.length / 1024)} kB`,
    )
  },
  acceptance: async (url, output) => {
    const happenings: Happening[] = []
    const { application, combined } = await tellAcceptance(url, (happening) => {
      happenings.push(happening)
      const { day, time, zh, en } = happening
      output.line({ ...happening }, `${day} ${time}  ${zh} · ${en}`)
    })
    const paper = write('acceptance.pdf', combined)
    const drawing = write('acceptance.svg', Buffer.from(drawTimeline(await timelineOf(url, application, happenings))))
    output.line(
      { file: paper, bytes: combined.length },
      `送达：意见书、备案表、不动产权证书合订本 ${paper} · delivered: the combined documents`,
    )
    output.line({ file: drawing }, `时间线 ${drawing} · the timeline`)
  },
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

/** Gives the path as one may type it. */
function write(name: string, bytes: Uint8Array): string {
  const folder = join(process.cwd(), 'demo')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return `./${relative(process.cwd(), path)}`
}

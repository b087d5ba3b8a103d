import { randomUUID } from 'node:crypto'
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../templates/project-root.ts'
import type { FileStore } from '../../files/file-store.ts'
import { type Limits, runLimited } from './run-limited.ts'

/** Why a page cannot be shown. */
export type NoPicture =
  | 'encrypted'
  | 'damaged'
  | 'no-such-page'
  | 'too-large'
  | 'too-slow'
  | 'too-much-memory'
  | 'failed'
  | 'busy'

export type PagePicture =
  | { readonly shown: true; readonly path: string; readonly pages: number }
  | { readonly shown: false; readonly reason: NoPicture }

/** Pages of uploaded PDFs as pictures, each drawn once and kept beside the files. */
export interface PagePictures {
  /** `page` is counted from 1. */
  readonly draw: (sha256: string, page: number) => Promise<PagePicture>
}

// Below the limit of a request, so that who waits is told why.
const usualLimits: Limits = { milliseconds: 6_000, bytes: 700 * 1024 * 1024 }
const AT_ONCE = 2
const MOST_WAITING = 20
const MOST_REMEMBERED = 1_000

const answer = z.union([
  z.object({ pages: z.number().int().min(1) }),
  z.object({ reason: z.enum(['encrypted', 'damaged', 'no-such-page', 'too-large']) }),
])

export function openPagePictures(files: FileStore, limits: Partial<Limits> = {}): PagePictures {
  const underWay = new Map<string, Promise<PagePicture>>()
  const refused = new Map<string, PagePicture>()
  const waiting: (() => void)[] = []
  let running = 0

  async function inTurn(work: () => Promise<PagePicture>): Promise<PagePicture> {
    if (running >= AT_ONCE) {
      if (waiting.length >= MOST_WAITING) return { shown: false, reason: 'busy' }
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }

  async function draw(sha256: string, page: number): Promise<PagePicture> {
    const kept = await findDrawn(files, sha256, page)
    if (kept !== null) return kept
    const name = `${sha256}.${page}`
    const known = refused.get(name) ?? underWay.get(name)
    if (known !== undefined) return await known
    const drawing = inTurn(() => drawNow(files, sha256, page, { ...usualLimits, ...limits }))
    underWay.set(name, drawing)
    const drawn = await drawing.finally(() => underWay.delete(name))
    // What cannot be drawn costs its limits only once.
    if (!drawn.shown && drawn.reason !== 'busy') refused.set(name, drawn)
    if (refused.size > MOST_REMEMBERED) refused.delete(refused.keys().next().value ?? name)
    return drawn
  }

  return { draw }
}

async function drawNow(files: FileStore, sha256: string, page: number, limits: Limits): Promise<PagePicture> {
  const path = picturePath(files, sha256, page)
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.${randomUUID()}`
  const script = join(projectRoot(), 'api', 'materials', 'preview', 'draw-page.mjs')
  const ended = await runLimited(script, [files.pathOf(sha256), String(page), unfinished], limits)
  if (ended.outcome !== 'answered') {
    await rm(unfinished, { force: true })
    return { shown: false, reason: ended.outcome }
  }
  const said = answer.parse(JSON.parse(ended.output))
  if ('reason' in said) return { shown: false, reason: said.reason }
  await writeFile(files.derivedPath(sha256, 'pages'), String(said.pages))
  await rename(unfinished, path)
  return { shown: true, path, pages: said.pages }
}

async function findDrawn(files: FileStore, sha256: string, page: number): Promise<PagePicture | null> {
  const path = picturePath(files, sha256, page)
  try {
    const pages = Number(await readFile(files.derivedPath(sha256, 'pages'), 'utf8'))
    if (page > pages) return { shown: false, reason: 'no-such-page' }
    await access(path)
    return { shown: true, path, pages }
  } catch {
    return null // Nothing was drawn yet.
  }
}

function picturePath(files: FileStore, sha256: string, page: number): string {
  return files.derivedPath(sha256, `page-${page}.png`)
}

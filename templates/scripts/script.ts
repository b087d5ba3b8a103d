import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { projectRoot } from '../project-root.ts'

export interface Script {
  /** Its address; it changes with its content, so that it may be kept for ever. */
  readonly href: string
  readonly content: string
}

let built: Script | null = null
let builtOfSurvey: Script | null = null
let builtOfMoves: Script | null = null
let builtWorker: string | null = null

/** The one script of all pages: htmx and our custom elements, bundled once. */
export function script(): Script {
  built ??= bundle('siji', 'siji.ts')
  return built
}

/** What the page of a survey needs beside it. */
export function surveyScript(): Script {
  builtOfSurvey ??= bundle('survey', join('survey', 'survey.ts'))
  return builtOfSurvey
}

/** What pages need that draw where tokens go between two diagrams. */
export function movesScript(): Script {
  builtOfMoves ??= bundle('moves', join('moves', 'moves.ts'))
  return builtOfMoves
}

/** The worker that lets the page of a survey be opened while there is no line; its address stays the same. */
export function surveyWorker(): string {
  builtWorker ??= build(join('survey', 'survey-worker.ts'))
  return builtWorker
}

function build(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(projectRoot(), 'templates', 'scripts', entry)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

function bundle(name: string, entry: string): Script {
  const content = build(entry)
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return { href: `/assets/${name}-${digest}.js`, content }
}

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

/** The one script of all pages: htmx and our custom elements, bundled once. */
export function script(): Script {
  built ??= bundle()
  return built
}

function bundle(): Script {
  const { outputFiles } = buildSync({
    entryPoints: [join(projectRoot(), 'templates', 'scripts', 'siji.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  })
  const content = outputFiles[0]?.text ?? ''
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return { href: `/assets/siji-${digest}.js`, content }
}

import { benchCore } from './core.ts'
import { loadNow } from './document/machine.ts'
import { writeDocument } from './document/write-document.ts'
import { reported } from './report.ts'

const [what, ...options] = process.argv.slice(2)
const quick = options.includes('--quick')
const began = loadNow()

if (what === 'core') {
  await benchCore(quick ? { rounds: 3, milliseconds: 300 } : { rounds: 5, milliseconds: 1000 })
} else if (what === 'durable') {
  const { benchDurable } = await import('./durable/durable.ts')
  await benchDurable(quick ? { rounds: 3, milliseconds: 600 } : { rounds: 5, milliseconds: 3000 })
} else if (what === 'growth-of-bench') {
  const { benchGrowth } = await import('./growth.ts')
  await benchGrowth({ rounds: Number(options[0]), milliseconds: Number(options[1]) })
} else if (what === 'nodes') {
  const { benchNodes } = await import('./nodes.ts')
  await benchNodes(quick ? { rounds: 3, milliseconds: 1500 } : { rounds: 5, milliseconds: 3000 })
} else if (what === 'node-of-bench') {
  const { runNode } = await import('./node-of-bench.ts')
  await runNode(options[0] ?? '', Number(options[1]))
} else if (what === 'client-of-bench') {
  const { runClient } = await import('./http/client-of-bench.ts')
  runClient()
} else if (what === 'timers') {
  const { benchTimers } = await import('./timers.ts')
  await benchTimers(quick ? { timers: 10_000, milliseconds: 1500 } : { timers: 100_000, milliseconds: 3000 })
} else if (what === 'clocks') {
  const { benchClocks } = await import('./clocks.ts')
  await benchClocks({ clocks: quick ? 10_000 : 100_000 })
} else if (what === 'scale') {
  const { benchScale } = await import('./scale/scale.ts')
  await benchScale(quick)
} else if (what === 'pages') {
  const { benchPages } = await import('./pages.ts')
  await benchPages(quick ? { rounds: 3, rows: 30 } : { rounds: 7, rows: 30 })
} else if (what === 'findings') {
  const { benchFindings } = await import('./findings.ts')
  await benchFindings({ departments: 50, findings: quick ? 10 : 500, rounds: quick ? 5 : 20 })
} else if (what === 'designer') {
  const { benchDesigner } = await import('./designer/designer.ts')
  await benchDesigner({ rounds: quick ? 3 : 9 })
} else {
  console.error('用法 Usage: npm run bench -- core|durable|scale|timers|clocks|nodes|pages|findings|designer [--quick]')
  process.exitCode = 3
}

// A quick run is a look; what it found is only kept where that is asked for.
const { figures, plans } = reported()
if (what === 'growth-of-bench') process.send?.(figures)
const isKept = what !== 'growth-of-bench' && (!quick || process.env['SIJI_WRITE_DOCS'] === '1')
if (what !== undefined && figures.length > 0 && isKept) writeDocument(what, figures, plans, began)

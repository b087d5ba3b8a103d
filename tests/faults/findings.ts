import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../templates/project-root.ts'

/** A line of a table: what, and how much. */
export type Finding = readonly [what: string, amount: number | string]

const page = join(projectRoot(), 'docs/faults.md')

/** Puts a long run's result in its place in docs/faults.md. */
export function writeFindings(table: string, findings: readonly Finding[]): void {
  const text = existsSync(page) ? readFileSync(page, 'utf8') : ''
  const mark = `<!-- ${table} -->`
  const parts = text.split(mark)
  if (parts.length !== 3) throw new Error(`Expected ${mark} twice in docs/faults.md.`)
  const rows = findings.map(([what, amount]) => `| ${what} | ${amount.toLocaleString('en-US')} |`)
  writeFileSync(page, `${parts[0]}${mark}\n${rows.join('\n')}\n${mark}${parts[2]}`)
}

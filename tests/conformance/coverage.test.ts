import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseBpmn } from '../../engine/model/parse.ts'
import { errorsOf, noDecisions } from '../engine/model/parsing.ts'
import { calling, looping, subProcesses, tasks } from './coverage/activities.ts'
import { byHand, data, decisions } from './coverage/around.ts'
import { events } from './coverage/events.ts'
import { gateways } from './coverage/gateways.ts'
import type { Row } from './coverage/row.ts'

const root = new URL('../../', import.meta.url)
const page = new URL('docs/bpmn-coverage.md', root)
const chapters = [tasks, calling, subProcesses, looping, gateways, events, data, byHand, decisions]
const rows = chapters.flatMap((chapter) => chapter.rows)
/** What stands behind this line is written by hand. */
const foot = '<!-- 以下为手写 Written by hand below -->'
const played = testSources()

describe('every element of BPMN', () => {
  test.each(rows.map((row) => [row.element, row] as const))('has what proves it: %s', async (_element, row) => {
    switch (row.type) {
      case 'supported':
        expect(row.diagrams.length + row.tests.length).toBeGreaterThan(0)
        for (const name of row.diagrams) {
          const result = await parseBpmn(diagram(name), { hash: 'h', decisions: noDecisions })
          expect([name, result.ok]).toEqual([name, true])
          expect([name, played.includes(name)]).toEqual([name, true])
        }
        expect(row.shows?.test(diagram(row.diagrams[0] ?? '')) ?? true).toBe(true)
        for (const proof of row.tests) expect([proof, isThere(proof)]).toEqual([proof, true])
        return
      case 'refused':
        expect(await errorsOf(row.content, '<signal id="sig" name="sig"/>')).toContain(row.problem)
        return
      case 'absent':
        expect(read(row.where)).not.toContain(row.lacks)
    }
  })

  test('stands in the page as it is proven here', () => {
    const before = readFileSync(page, 'utf8')
    const table = tableOf()

    if (process.env['SIJI_WRITE_DOCS'] === '1') {
      writeFileSync(page, `${table}${foot}${before.split(foot)[1] ?? '\n'}`)
    } else expect(before.split(foot)[0]).toBe(table)
  })
})

function tableOf(): string {
  const parts = chapters.map(
    ({ title, rows }) =>
      `## ${title}\n\n| 元素 Element | 执行 Runs | 证明 Proof |\n|---|---|---|\n${rows.map(lineOf).join('\n')}\n`,
  )
  return `# BPMN 元素 BPMN elements

每一行都由测试证明；本表由 \`tests/conformance/coverage.test.ts\` 生成并核对（\`SIJI_WRITE_DOCS=1\` 时重写）。
Every row is proven by a test, which also writes this table and checks that it still says so. **是 yes**: it runs.
**拒绝 refused**: a model with it is refused, with the element named. **无 none**: there is nothing of the kind.

${parts.join('\n')}
`
}

function lineOf(row: Row): string {
  const element = `${row.elementZh}<br>${row.element}`
  switch (row.type) {
    case 'supported':
      return `| ${element} | 是 yes | ${[...row.diagrams.map(diagramLink), ...row.tests.map(testLink)].join('<br>')} |`
    case 'refused':
      return `| ${element} | 拒绝 refused | \`${row.problem.split(' ')[0]}\` |`
    case 'absent':
      return `| ${element} | 无 none | \`${row.lacks}\` |`
  }
}

function diagramLink(name: string): string {
  return `[${name}](../tests/conformance/diagrams/${name}.bpmn)`
}

function testLink(proof: string): string {
  return `[${nameOf(proof).replaceAll('|', '\\|')}](../tests/${fileOf(proof)})`
}

function fileOf(proof: string): string {
  return proof.split(' › ')[0] ?? ''
}

function nameOf(proof: string): string {
  return proof.split(' › ')[1] ?? ''
}

function isThere(proof: string): boolean {
  return nameOf(proof) !== '' && read(`tests/${fileOf(proof)}`).includes(nameOf(proof))
}

function diagram(name: string): string {
  return read(`tests/conformance/diagrams/${name}.bpmn`)
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}

/** All tests of the engine in one text. */
function testSources(): string {
  const folders = ['tests/engine/core', 'tests/engine/simulate', 'tests/engine/runtime']
  const files = folders.flatMap((folder) => readdirSync(new URL(folder, root)).map((name) => `${folder}/${name}`))
  return files
    .filter((name) => name.endsWith('.test.ts'))
    .map(read)
    .join('\n')
}

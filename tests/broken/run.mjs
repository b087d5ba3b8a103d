// Breaks the core in each way of breaks.json, one after the other, and says how many tests notice:
// node tests/broken/run.mjs [part of a name]. Without a name, writes the table into docs/proof.md.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const page = 'docs/proof.md'
const mark = '<!-- broken on purpose -->'
const part = process.argv[2] ?? ''
const breaks = JSON.parse(readFileSync(new URL('breaks.json', import.meta.url), 'utf8'))

const rows = []
for (const { name } of breaks.filter((each) => each.name.includes(part))) {
  const { stdout } = spawnSync('npx', ['vitest', 'run', '--config', 'tests/broken/vitest.config.ts'], {
    env: { ...process.env, SIJI_BREAK: name },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const files = JSON.parse(stdout.slice(stdout.indexOf('{"numTotal'))).testResults
  const failed = files.flatMap((file) =>
    file.assertionResults.filter(({ status }) => status === 'failed').map(() => file.name),
  )
  const properties = failed.filter((file) => file.includes('/properties/')).length
  rows.push(`| ${name} | ${failed.length - properties} | ${properties} |`)
  console.log(rows.at(-1))
}

if (part === '') {
  const [before, , after] = readFileSync(page, 'utf8').split(mark)
  writeFileSync(page, `${before}${mark}\n${rows.join('\n')}\n${mark}${after}`)
}

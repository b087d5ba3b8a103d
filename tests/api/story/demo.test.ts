import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'siji-demo-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('npm run demo tells the worked example to its end and leaves the combined PDF', async () => {
  const siji = join(import.meta.dirname, '../../../api/siji.mjs')

  const { stdout } = await promisify(execFile)(process.execPath, [siji, 'demo'], { cwd: folder })

  const told = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(told.map(({ time }) => time)).toEqual([...told.map(({ time }) => time)].sort())
  expect(told.map(({ zh }) => String(zh))).toContain('核发 建筑工程施工许可证 430302202404250901')
  expect(told.at(-1)).toMatchObject({ file: './demo/permits.pdf' })
  expect(readFileSync(join(folder, 'demo/permits.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})

test('npm run demo tells no story that it does not know', async () => {
  const siji = join(import.meta.dirname, '../../../api/siji.mjs')

  const failure = await promisify(execFile)(process.execPath, [siji, 'demo', '--story', 'nothing']).catch(
    (error) => error,
  )

  expect(failure).toMatchObject({ code: 3 })
  expect(String(failure.stderr)).toContain('permits、acceptance')
})

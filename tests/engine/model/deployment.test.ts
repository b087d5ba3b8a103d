import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { DeploymentFiles } from '../../../engine/model/deployment.ts'
import { parseDeployment } from '../../../engine/model/parse-deployment.ts'
import { between, model, rulesOf } from './parsing.ts'

const decision = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="dmn" name="dmn" namespace="urn:dmn">
  <decision id="double" name="double"><variable name="double"/><literalExpression><text>a * 2</text></literalExpression></decision>
</definitions>`

const rule =
  '<businessRuleTask id="n"><extensionElements><siji:decision id="double" result="r"/></extensionElements></businessRuleTask>'

function files(texts: { readonly [path: string]: string }): DeploymentFiles {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]))
}

describe('a deployment', () => {
  test('binds its models to its own decisions and carries one hash', async () => {
    const result = await parseDeployment(
      files({ 'process.bpmn': model(between(rule)), 'decisions/double.dmn': decision }),
    )

    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const [process] = result.deployment.processes
    expect(result.deployment.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(process?.hash).toBe(result.deployment.hash)
    expect(process?.decisions.get('double')?.evaluate({ read: () => 4, now: 0, zone: 'UTC' })).toEqual({
      ok: true,
      value: 8,
    })
    expect(result.deployment.executable).toEqual(['p'])
  })

  test('refuses a call of its own deployment that is not in it, and leaves all other calls to the day they are made', async () => {
    const call = (binding: string) =>
      between(
        `<callActivity id="n" calledElement="q"><extensionElements><siji:called binding="${binding}" version="2"/></extensionElements></callActivity>`,
      )
    const deploy = (texts: { readonly [path: string]: string }) => parseDeployment(files(texts))

    const alone = await deploy({ 'a.bpmn': model(call('deployment')) })
    expect(alone.ok ? [] : rulesOf(alone.problems, 'error')).toEqual(['called-process-missing n'])
    expect((await deploy({ 'a.bpmn': model(call('version')) })).ok).toBe(true)
    expect((await deploy({ 'a.bpmn': model(call('latest')) })).ok).toBe(true)
    const called = model(between('<task id="n"/>')).replace('id="p"', 'id="q"')
    expect((await deploy({ 'a.bpmn': model(call('deployment')), 'b.bpmn': called })).ok).toBe(true)
  })

  test('has another hash when a byte, a path or a boundary between files changes, and the same in any order', async () => {
    const source = model(between('<task id="n"/>'))
    const hash = async (texts: { readonly [path: string]: string }) => {
      const result = await parseDeployment(files(texts))
      return result.ok && result.deployment.hash
    }

    const one = await hash({ 'a.bpmn': source, 'b.txt': 'xy' })

    expect(await hash({ 'b.txt': 'xy', 'a.bpmn': source })).toBe(one)
    expect(await hash({ 'a.bpmn': source, 'b.txt': 'xz' })).not.toBe(one)
    expect(await hash({ 'a.bpmn': source, 'c.txt': 'xy' })).not.toBe(one)
    expect(await hash({ 'a.bpmn': source, 'b.txt': 'x', 'c.txt': 'y' })).not.toBe(one)
  })

  test.each<readonly [string, { readonly [path: string]: string }, string]>([
    ['a decision that is missing', { 'p.bpmn': model(between(rule)) }, 'decision-missing n'],
    ['no model', { 'process.json': '{}' }, 'no-model null'],
    [
      'a form that is no JSON',
      { 'p.bpmn': model(between('<task id="n"/>')), 'forms/f.json': '{' },
      'malformed-json null',
    ],
    [
      'one process in two files',
      { 'p.bpmn': model(between('<task id="n"/>')), 'q.bpmn': model(between('<task id="n"/>')) },
      'duplicate-id p',
    ],
    [
      'one decision in two files',
      { 'p.bpmn': model(between(rule)), 'a.dmn': decision, 'b.dmn': decision },
      'duplicate-id double',
    ],
  ])('is refused for %s', async (_what, texts, problem) => {
    const result = await parseDeployment(files(texts))

    expect(result.ok).toBe(false)
    expect(rulesOf(result.ok ? [] : result.problems)).toContain(problem)
  })

  test('is warned of a form that is not in it', async () => {
    const result = await parseDeployment(files({ 'p.bpmn': model(between('<userTask id="n" siji:form="gone"/>')) }))

    expect(result.ok && rulesOf(result.deployment.problems, 'warning')).toEqual(['form-missing n'])
  })
})

test('every process of the product can be deployed', async () => {
  const root = fileURLToPath(new URL('../../../processes/', import.meta.url))
  for (const key of readdirSync(root)) {
    const paths = readdirSync(root + key, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const read = paths.map((entry) => {
      const full = `${entry.parentPath}/${entry.name}`
      return [full.slice(`${root}${key}/`.length), readFileSync(full)] as const
    })

    const result = await parseDeployment(Object.fromEntries(read))

    expect(rulesOf(result.ok ? [] : result.problems)).toEqual([])
  }
})

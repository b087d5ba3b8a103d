import { readFile } from 'node:fs/promises'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { type Played, playScript } from '../../../engine/simulate/script/play-script.ts'
import { readStep } from '../../../engine/simulate/script/read-step.ts'
import { defaultSettings, openWorld, type Settings } from '../../../engine/simulate/world/world.ts'

export const monday = Date.parse('2026-01-05T09:00:00+08:00')

export const head = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
  id="d" targetNamespace="https://siji.dev/tests"
  ><message id="m_ask" name="ask"/><message id="m_answer" name="answer"/><error id="e_broken" name="broken" errorCode="broken"/>`

/** Plays a script, written as people write it, on processes given as the inside of a BPMN file. */
export async function tell(
  processes: string,
  script: readonly object[],
  settings: Partial<Settings> = {},
): Promise<Played> {
  return await tellFile(`${head}${processes}</definitions>`, script, settings)
}

/** The same on a diagram of `tests/conformance/diagrams`, by the sentence that is its name. */
export async function tellDiagram(name: string, script: readonly object[]): Promise<Played> {
  const path = new URL(`../../conformance/diagrams/${name}.bpmn`, import.meta.url)
  return await tellFile(await readFile(path, 'utf8'), script, { throughJson: true })
}

async function tellFile(xml: string, script: readonly object[], settings: Partial<Settings>): Promise<Played> {
  const parsed = await parseBpmn(xml, { hash: 'test', decisions: new Map() })
  if (!parsed.ok) throw new Error(`Expected a process: ${JSON.stringify(parsed.problems, null, 1)}`)
  const steps = script.map((step) => readStep(JSON.parse(JSON.stringify(step))))
  return playScript(openWorld(parsed.processes, monday, { ...defaultSettings, ...settings }), steps)
}

/** A process of nodes one after the other: the inside of the file that `tell` takes. */
export function inARow(id: string, nodes: readonly string[], besides = ''): string {
  const ids = nodes.map((node) => /id="(\w+)"/.exec(node)?.[1] ?? '')
  const flows = ids
    .slice(1)
    .map((to, at) => `<sequenceFlow id="${ids[at]}_${to}" sourceRef="${ids[at]}" targetRef="${to}"/>`)
  return `<process id="${id}" isExecutable="true">${nodes.join('')}${besides}${flows.join('')}</process>`
}

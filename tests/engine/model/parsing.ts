import type { CompiledDecision } from '../../../engine/decisions/decision.ts'
import type { MilestoneOrder } from '../../../engine/model/checks/milestone-order.ts'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { type ParseResult, parseBpmn } from '../../../engine/model/parse.ts'
import type { Problem } from '../../../engine/model/problem.ts'

export const noDecisions: ReadonlyMap<string, CompiledDecision> = new Map()

/** A BPMN file around the content of one process. */
export function model(content: string, around = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:siji="https://siji.dev/bpmn/1" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:f="http://flowable.org/bpmn"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:tns="urn:test" targetNamespace="urn:test">
${around}
<process id="p" isExecutable="true">
${content}
</process>
</definitions>`
}

/** Content of a process in which one node stands between start and end. */
export function between(node: string, id = 'n'): string {
  return `<startEvent id="start"/>${flow('start', id)}${node}${flow(id, 'end')}<endEvent id="end"/>`
}

export function flow(source: string, target: string, condition?: string): string {
  const ends = `sourceRef="${source}" targetRef="${target}"`
  return condition === undefined
    ? `<sequenceFlow ${ends}/>`
    : `<sequenceFlow ${ends}><conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression></sequenceFlow>`
}

export async function parse(xml: string, order?: MilestoneOrder, loose = false): Promise<ParseResult> {
  return parseBpmn(xml, { hash: 'h', decisions: noDecisions, loose, ...(order ? { milestoneOrder: order } : {}) })
}

/** The one process of a model that must be accepted. */
export async function definitionOf(content: string, around = ''): Promise<ProcessDefinition> {
  const result = await parse(model(content, around))
  const [process] = result.ok ? result.processes : []
  if (process === undefined) throw new Error(JSON.stringify(result.problems))
  return process
}

/** `rule element` of every problem of that severity. */
export function rulesOf(problems: readonly Problem[], severity: Problem['severity'] = 'error'): readonly string[] {
  return problems
    .filter((problem) => problem.severity === severity)
    .map(({ problem, element }) => `${problem} ${element}`)
}

export async function errorsOf(content: string, around = ''): Promise<readonly string[]> {
  return rulesOf((await parse(model(content, around))).problems)
}

export async function warningsOf(content: string): Promise<readonly string[]> {
  return rulesOf((await parse(model(content))).problems, 'warning')
}

import type { BodyOf, CommandBody } from '../../core/commands.ts'
import type { ElementInstance } from '../../core/instance.ts'
import { type Outcome, send, startInstance } from '../world/send.ts'
import { incidentElement, type Standing, standing } from '../world/standing.ts'
import { addressees, type Member, type World } from '../world/world.ts'
import { notWaiting } from './not-waiting.ts'
import type { Step } from './step.ts'

/** Starts an instance at its none start event, or at the one that is named; refused if there is none. */
export function start(world: World, { process, event, variables, as }: Extract<Step, { type: 'start' }>): Outcome {
  const definition = world.processes.find(({ id }) => process === null || id === process)
  if (definition !== undefined) return startInstance(world, definition, as, { startEvent: event, variables })
  const known = world.processes.map(({ id }) => id).join(', ')
  return {
    ok: false,
    refusal: {
      code: 'no-such-process',
      message: `Expected one of the processes ${known}, but found ${process}.`,
      messageZh: `应为流程 ${known} 之一，实际为 ${process}。`,
    },
  }
}

/** Sends a command to the first token at an element that it can be meant for. */
export function sendTo(
  world: World,
  element: string,
  isMeant: (token: Standing) => boolean,
  body: (key: number) => CommandBody,
): Outcome {
  const token = standing(addressees(world)).find((each) => each.node.id === element && isMeant(each))
  if (token === undefined) return { ok: false, refusal: notWaiting(world, element) }
  return send(world, token.member, body(token.element.key))
}

/** Sends a command to the n-th element at a node that it can be meant for, also a scope or a loop as a whole. */
export function sendToElement(
  world: World,
  node: string,
  isMeant: (element: ElementInstance) => boolean,
  body: (key: number) => CommandBody,
  index = 0,
): Outcome {
  const there = addressees(world).flatMap((member) =>
    member.instance.elements
      .filter((element) => element.node === node && isMeant(element))
      .map(({ key }) => ({ member, key })),
  )
  const found = there[index]
  if (found === undefined) return { ok: false, refusal: notWaiting(world, node) }
  return send(world, found.member, body(found.key))
}

/** Sends a command to the first instance that takes it. */
export function firstThatAccepts(world: World, what: string, body: CommandBody): Outcome {
  for (const member of addressees(world)) {
    const outcome = send(world, member, body)
    if (outcome.ok) return outcome
  }
  return { ok: false, refusal: notWaiting(world, what) }
}

/** Sends a command to the first instance that is meant. */
export function sendToFirst(world: World, isMeant: (member: Member) => boolean, body: CommandBody): Outcome {
  const member = addressees(world).find(isMeant)
  return member === undefined ? { ok: false, refusal: notWaiting(world, 'an instance') } : send(world, member, body)
}

export function isActive({ instance }: Member): boolean {
  return instance.state === 'active'
}

/** Moves tokens in the first running instance of a process that has all of these nodes. */
export function modify(world: World, body: BodyOf<'modifyInstance'>): Outcome {
  const ids = [...body.terminate, ...body.activate, ...body.after]
  const hasThem = (member: Member) => isActive(member) && ids.every((id) => member.definition.nodes.has(id))
  return sendToFirst(world, hasThem, body)
}

export function resolveIncident(world: World, { element, variables }: Extract<Step, { type: 'resolve' }>): Outcome {
  for (const member of addressees(world)) {
    const stuck = member.instance.elements.find((each) => incidentElement(member, each) === element)
    if (stuck !== undefined) return send(world, member, { type: 'resolveIncident', key: stuck.key, variables })
  }
  return { ok: false, refusal: notWaiting(world, `an incident at ${element}`) }
}

/** The variables of the instance in which an element waits; without one, of the first that still runs. */
export function setVariables(world: World, { variables, at }: Extract<Step, { type: 'set' }>): Outcome {
  const member =
    at === null
      ? addressees(world).find(({ instance }) => instance.state === 'active')
      : standing(addressees(world)).find(({ node }) => node.id === at)?.member
  if (member === undefined) return { ok: false, refusal: notWaiting(world, at ?? 'an instance') }
  return send(world, member, { type: 'setVariables', scope: 0, variables })
}

import type { StartOfCall } from '../../core/calls/outgoing-commands.ts'
import type { CommandBody } from '../../core/commands.ts'
import type { Rejection } from '../../core/decision.ts'
import { reject } from '../../core/rejections.ts'
import { type Outcome, send, startInstance } from './send.ts'
import type { Sent, World } from './world.ts'

/**
 * Brings what one instance sent to another. What the other does not want any more (it has ended, or was called off) is
 * dropped, as on the server; for one that is suspended it is kept.
 */
export function deliverCommand(world: World, sent: Sent): Outcome {
  const { command, from } = sent
  const sender = world.members.find(({ number }) => number === from)
  if (sender === undefined) return { ok: true, world }
  if (command.to === 'caller') return sendTo(world, sent, command.caller.instanceId, command.body)
  if (command.to === 'restarted') {
    const { processId } = command.body
    const definition = world.processes.find(({ id }) => id === processId) ?? sender.definition
    return startInstance(world, definition, null, command.body)
  }
  const { key, body } = command
  if (body.type === 'startInstance') return startCalled(world, sent, sender.instance.id, key, body)
  const called = world.members.find(
    ({ instance: { caller } }) => caller?.instanceId === sender.instance.id && caller.key === key,
  )
  return called === undefined ? { ok: true, world } : sendTo(world, sent, called.instance.id, body)
}

/** There is one version of each process here, so that every binding means it. */
function startCalled(
  world: World,
  sent: Sent,
  caller: string,
  key: number,
  { version, ...start }: StartOfCall,
): Outcome {
  const definition = world.processes.find(({ id }) => id === start.processId)
  const started: Outcome =
    definition === undefined
      ? {
          ok: false,
          refusal: reject(
            'called-process-missing',
            start.processId,
            version === null ? 'latest' : `version ${version}`,
          ),
        }
      : startInstance(world, definition, null, start)
  return started.ok ? started : sendTo(world, sent, caller, refusal(key, started.refusal))
}

function sendTo(world: World, sent: Sent, id: string, body: CommandBody): Outcome {
  const member = world.members.find(({ instance }) => instance.id === id)
  const outcome: Outcome = member === undefined ? { ok: true, world } : send(world, member, body)
  if (outcome.ok) return outcome
  const isHeld = outcome.refusal.code === 'instance-suspended'
  return { ok: true, world: isHeld ? { ...world, held: { ...world.held, sent: [...world.held.sent, sent] } } : world }
}

function refusal(key: number, { code, message, messageZh }: Rejection): CommandBody {
  return { type: 'refuseCall', key, code, message, messageZh }
}

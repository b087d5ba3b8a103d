import { reject } from '../../core/rejections.ts'
import { nextInstanceId, type Outcome, send } from '../world/send.ts'
import type { World } from '../world/world.ts'
import { notWaiting } from './not-waiting.ts'
import { isActive } from './send-step.ts'
import type { Step } from './step.ts'

/** Lets the first running instance of a process that the other version has go on by that. */
export function migrate(world: World, { to, plan }: Extract<Step, { type: 'migrate' }>): Outcome {
  const version = /^[1-9]\d*$/.test(to) ? [world.processes, ...world.settings.versions.values()][Number(to) - 1] : null
  const processes = version ?? world.settings.versions.get(to)
  if (processes === undefined) return { ok: false, refusal: reject('no-such-version', '', to) }
  for (const member of world.members.filter(isActive)) {
    const target = processes.find(({ id }) => id === member.definition.id)
    if (target === undefined) continue
    return send(world, member, { type: 'migrateInstance', toHash: target.hash, plan }, target)
  }
  return { ok: false, refusal: notWaiting(world, 'an instance') }
}

/** Lets the first instance that has ended, and was not restarted, go on as a new one. */
export function restart(world: World, { points, variables }: Extract<Step, { type: 'restart' }>): Outcome {
  const member =
    world.members.find((each) => !isActive(each) && each.instance.restarts === undefined) ?? world.members[0]
  if (member === undefined) return { ok: false, refusal: notWaiting(world, 'an instance that has ended') }
  return send(world, member, { type: 'restartInstance', as: nextInstanceId(world), points, variables })
}

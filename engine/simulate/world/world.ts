import type { OutgoingCommand } from '../../core/calls/outgoing-commands.ts'
import type { Chain } from '../../core/chain.ts'
import type { ProcessInstance, TimerTrigger } from '../../core/instance.ts'
import type { Collected } from '../../core/starting/collect-parts.ts'
import { firstStart } from '../../core/timers.ts'
import type { CompiledExpression, JsonValue, Variables } from '../../expressions/expression.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import { emptyTrace, type Trace } from './trace.ts'

/** What a host answers for a task: plain values, or expressions over what the task can see. */
export type Handler = ReadonlyMap<string, JsonValue | CompiledExpression>

export interface Settings {
  readonly zone: string
  /** Tasks and jobs complete by themselves, in the order of their activation. */
  readonly auto: boolean
  /** Tasks that wait although they are undefined or manual. */
  readonly waits: ReadonlySet<string>
  /** Task id → what its work gives, at once. */
  readonly handlers: ReadonlyMap<string, Handler>
  /** Between two commands every instance goes through JSON, as it does in a database. */
  readonly throughJson: boolean
  /** Other versions to which instances may migrate, by the name that the script has for them. */
  readonly versions: ReadonlyMap<string, readonly ProcessDefinition[]>
  /** Most commands that one step may lead to by itself. */
  readonly commandLimit: number
}

export const defaultSettings: Settings = {
  zone: 'Asia/Shanghai',
  auto: false,
  waits: new Set(),
  handlers: new Map(),
  throughJson: false,
  versions: new Map(),
  commandLimit: 10_000,
}

/** An instance of the world, with its number in the order of the starts. */
export interface Member {
  readonly number: number
  /** What the script calls it. */
  readonly name: string | null
  readonly definition: ProcessDefinition
  readonly instance: ProcessInstance
}

/** A timer start event that waits (BPMN 2.0.2 §10.5.2). */
export interface ArmedStart {
  readonly definition: ProcessDefinition
  readonly timer: TimerTrigger
}

/** What an instance has put out for others. */
export interface Thrown {
  readonly kind: 'message' | 'signal'
  readonly name: string
  /** For whom a message is; `null` = whoever waits. */
  readonly correlationKey: string | null
  readonly variables: Variables
  readonly chain: Chain
  /** Number of the instance that threw it. */
  readonly from: number
}

/** What an instance has sent to the one that it called, or that called it. */
export interface Sent {
  readonly command: OutgoingCommand
  /** Number of the instance that sent it. */
  readonly from: number
}

/** Deployed processes, their instances and a clock, in memory. A step makes a new world of it and leaves it alone. */
export interface World {
  readonly settings: Settings
  readonly processes: readonly ProcessDefinition[]
  readonly now: number
  readonly members: readonly Member[]
  readonly armed: readonly ArmedStart[]
  /** Gateway id → flows that it takes whatever its conditions are. */
  readonly choices: ReadonlyMap<string, readonly string[]>
  /** Source of an expression → value that it has whatever the variables are. */
  readonly assumed: ReadonlyMap<string, JsonValue>
  /** What the data stores of the park hold, by their names. */
  readonly stores: ReadonlyMap<string, JsonValue>
  /** Process and start event → what has come of what it needs, per instance that it will start. */
  readonly collected: ReadonlyMap<string, readonly Collected[]>
  /** Messages and signals that were thrown and not yet delivered. */
  readonly thrown: readonly Thrown[]
  /** What instances have sent each other and that has not arrived yet. */
  readonly sent: readonly Sent[]
  /** What came for an instance that is suspended. */
  readonly held: { readonly thrown: readonly Thrown[]; readonly sent: readonly Sent[] }
  /** Number of the instance that the present step is for; `null` = whichever fits first. */
  readonly addressed: number | null
  /** Commands so far, accepted or not. */
  readonly commands: number
  readonly trace: Trace
}

/** A world in which these processes have just been deployed: nothing runs, timer start events wait. */
export function openWorld(processes: readonly ProcessDefinition[], now: number, settings: Settings): World {
  return {
    settings,
    processes,
    now,
    members: [],
    armed: processes.flatMap((definition) => armStarts(definition, now, settings.zone)),
    choices: new Map(),
    assumed: new Map(),
    stores: new Map(),
    collected: new Map(),
    thrown: [],
    sent: [],
    held: { thrown: [], sent: [] },
    addressed: null,
    commands: 0,
    trace: emptyTrace,
  }
}

/** Those to whom the present step may be sent, in the order of their starts. */
export function addressees({ members, addressed }: World): readonly Member[] {
  return addressed === null ? members : members.filter(({ number }) => number === addressed)
}

/** Replaces one instance by what it has become. */
export function withInstance(world: World, number: number, changed: Pick<Member, 'definition' | 'instance'>): World {
  return {
    ...world,
    members: world.members.map((member) => (member.number === number ? { ...member, ...changed } : member)),
  }
}

function armStarts(definition: ProcessDefinition, now: number, zone: string): readonly ArmedStart[] {
  return definition.scope.startEvents.flatMap((start) => {
    const schedule = firstStart(start, now, zone)
    return schedule === null ? [] : [{ definition, timer: { type: 'timer', key: 0, node: start.id, ...schedule } }]
  })
}

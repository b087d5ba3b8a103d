import { type Logger, pino } from 'pino'
import type { Command } from '../core/commands.ts'
import type { InstanceChange } from '../core/store.ts'
import type { DeploymentOptions } from '../model/parse-deployment.ts'
import { addPartitions } from '../store/add-partitions.ts'
import { openClient } from '../store/connection/client.ts'
import { createDatabaseClock } from '../store/connection/database-clock.ts'
import { readNow } from '../store/connection/read-now.ts'
import { readDeploymentFiles } from '../store/definitions/deployment-files.ts'
import { listDefinitions } from '../store/definitions/list-definitions.ts'
import { countWork } from '../store/due/count-work.ts'
import { findWorkLeft } from '../store/due/find-work-left.ts'
import { readNumberRange } from '../store/events/read-events.ts'
import { insertSignal } from '../store/messages/insert-signal.ts'
import { createSqlStore } from '../store/sql-store.ts'
import { createCalendars } from './calendars/calendars.ts'
import { processBatch } from './commands/batch.ts'
import { createCommandQueue } from './commands/command-queue.ts'
import { contextFor } from './commands/context.ts'
import { foresee } from './commands/foresee.ts'
import { createInstanceCache } from './commands/instance-cache.ts'
import { LEASER_SETTINGS, WRITER_SETTINGS } from './connection-settings.ts'
import { createDefinitionCache } from './definitions/definition-cache.ts'
import { startDueProcesses } from './definitions/definition-timers.ts'
import { deploy } from './definitions/deploy.ts'
import { createJobRunner } from './due/jobs.ts'
import { createOutsideJobs } from './due/outside-jobs.ts'
import { createPoller } from './due/poller.ts'
import { createTimerTurns } from './due/timers.ts'
import { untilIdle } from './due/until-idle.ts'
import { intervalFor, setVirtualTime } from './due/virtual-time.ts'
import type { Engine, JobHandler } from './engine.ts'
import { createNumbering } from './events/numbering.ts'
import { readEvents } from './events/read-events.ts'
import { keeping } from './keeping.ts'
import { announcing } from './messages/announcing.ts'
import { startCollected } from './messages/collect-start.ts'
import { evaluateConditions } from './messages/evaluate-conditions.ts'
import { publishOrKeep } from './messages/keep-message.ts'
import { createKeptMessagePollers } from './messages/kept-message-pollers.ts'
import { deliverThrownMessages } from './messages/thrown-messages.ts'
import { readHistory } from './verification/history.ts'
import { type EngineWatch, unwatched } from './watch/engine-watch.ts'

export interface EngineOptions {
  /** A login that is a member of `siji_engine`. */
  readonly url: string
  readonly log?: Logger
  /** IANA zone in which dates are meant. */
  readonly zone?: string
  /** Rules for deployments beside the engine's own. */
  readonly deployment?: DeploymentOptions
  /** Milliseconds between two looks for due timers, jobs and thrown messages that nobody told this node of. */
  readonly pollInterval?: number
  /** Milliseconds before a failed job is tried for the second time; every further pause is four times as long, give or take a half. */
  readonly retryDelay?: number
  /** Milliseconds after which a command or query without an answer is given up, its outcome unknown. */
  readonly deadline?: number
  /** Bytes that the instances used last may take up in memory. */
  readonly cacheBytes?: number
  /** Commands that may wait in all. */
  readonly queueLimit?: number
  /** Who is told what it does. */
  readonly watch?: EngineWatch
}

const LANES = 2
const DAY = 86_400_000
const MONTHS_AHEAD = 24
const CALENDARS_EVERY = 2_000

/** The engine of one node on PostgreSQL. Nodes are equal; the database is where they meet. */
export function createEngine(options: EngineOptions): Engine {
  const { url, zone = 'Asia/Shanghai', pollInterval = 500, deadline = 6_000, watch = unwatched } = options
  const { queueLimit = 5_000 } = options
  const log = options.log ?? pino({ level: 'silent' })
  const role = 'siji_engine'
  const writer = openClient({ url, role, connections: LANES, deadline, settings: WRITER_SETTINGS })
  const reader = openClient({ url, role, connections: 6, deadline, settings: { application_name: 'siji engine' } })
  const leaser = openClient({ url, role, connections: 2, deadline, settings: LEASER_SETTINGS })
  const clock = createDatabaseClock()
  const store = createSqlStore({ writer, reader, clock, retryDelay: options.retryDelay ?? 1_000 })
  const cache = createInstanceCache(options.cacheBytes ?? 128 * 1024 * 1024)
  const definitions = createDefinitionCache(reader)
  const handlers = new Map<string, JobHandler>()

  const calendars = createCalendars({ client: reader, send: (command) => queue.send(command, 'background') }, zone)
  const contextOf = contextFor(clock, calendars.findOffice)
  const batchParts = { store, cache, definitions, settleClock, contextOf, onWritten, commandDeadline: deadline }
  const queue = createCommandQueue({
    lanes: LANES,
    batchLimit: 100,
    queueLimit,
    watch,
    process: (batch) => processBatch(batchParts, batch),
  })
  const { send } = queue
  const jobs = createJobRunner({ leaser, definitions, handlers, loadInstance, send, log, watch }, () =>
    jobPoller.nudge(),
  )
  const outside = createOutsideJobs({ leaser, reader, definitions, loadInstance, send })
  const sendLater = (command: Command) => queue.send(command, 'background')
  const timerParts = { client: reader, leaser, clock, send: sendLater, watch }
  const onError = (error: unknown) => log.warn({ err: error }, 'a look for timers, jobs or messages failed')
  const dueInterval = intervalFor(clock, pollInterval)
  const timerPoller = createPoller(createTimerTurns(timerParts), dueInterval, onError)
  const startPoller = createPoller(() => startDueProcesses(thrownParts, zone), dueInterval, onError)
  const jobPoller = createPoller(jobs.takeJobs, pollInterval, onError)
  const outsidePoller = createPoller(outside.look, pollInterval, onError)
  const leasePoller = createPoller(jobs.extendLeases, 3_000, onError)
  const calendarPoller = createPoller(calendars.takeUp, CALENDARS_EVERY, onError)
  const partitionPoller = createPoller(addMonths, DAY, onError)
  const messageParts = { client: reader, definitions, send, log }
  const thrownParts = { ...messageParts, send: sendLater }
  const messagePoller = createPoller(bringMessages, pollInterval, onError)
  const kept = createKeptMessagePollers(thrownParts, pollInterval, onError)
  const numbering = createNumbering(reader, pollInterval, onError)
  const pollers = [
    ...kept.pollers,
    ...numbering.pollers,
    timerPoller,
    startPoller,
    jobPoller,
    outsidePoller,
    messagePoller,
    leasePoller,
    calendarPoller,
    partitionPoller,
  ]

  function onWritten(change: InstanceChange): void {
    numbering.notice()
    outside.notice(change)
    if (change.entries.some(({ sent = [] }) => sent.length > 0)) messagePoller.nudge()
    for (const event of change.entries.flatMap(({ events }) => events)) {
      if (event.type === 'jobCreated' || event.type === 'jobRetried') jobPoller.nudge()
      else if (event.type === 'eventThrown') messagePoller.nudge()
      else if (event.type === 'subscriptionOpened') kept.notice({ ...event, parkId: change.instance.parkId })
      else if (event.type === 'timerStarted' && event.dueAt <= clock.now()) timerPoller.nudge()
    }
  }

  async function bringMessages(): Promise<boolean> {
    const brought = await deliverThrownMessages(thrownParts)
    return (await startCollected(thrownParts)) || brought
  }

  async function addMonths(): Promise<boolean> {
    await reader.run((sql) => addPartitions(sql, MONTHS_AHEAD))
    return false
  }

  async function settleClock(): Promise<void> {
    if (clock.isSet()) return
    await calendars.look()
    const time = await reader.run(readNow)
    clock.observe(time.now, time)
  }

  async function loadInstance(parkId: string, instanceId: string) {
    return (await store.load(parkId, [instanceId]))[0] ?? null
  }

  return {
    settleClock,
    start: async () => {
      await settleClock()
      await Promise.all(pollers.map((poller) => poller.start()))
    },
    stop: async () => {
      numbering.stop()
      await Promise.all(pollers.map((poller) => poller.stop()))
      await jobs.whenIdle()
      await queue.whenIdle()
      await Promise.all([writer.close(), reader.close(), leaser.close()])
    },
    deploy: async (request) => {
      const outcome = await deploy(
        { client: reader, clock, zone, definitions, options: options.deployment ?? {} },
        request,
      )
      definitions.refresh(request.parkId)
      startPoller.nudge()
      kept.noticeStarts()
      return outcome
    },
    send,
    foresee: async (command) => {
      await settleClock()
      return await foresee({ definitions, store, loadInstance, contextOf }, command)
    },
    raiseSignal: async (signal) => {
      await reader.run((sql) => insertSignal(sql, signal))
      messagePoller.nudge()
    },
    ...announcing(messageParts),
    publishOrKeep: async (message, timeToLive) => {
      await settleClock()
      return await publishOrKeep(messageParts, message, timeToLive, clock.now(), zone)
    },
    evaluateConditions: async (evaluation) => {
      await settleClock()
      return await evaluateConditions(messageParts, evaluation, clock.now(), zone)
    },
    handleJobs: (jobType, handler) => {
      handlers.set(jobType, handler)
      jobPoller.nudge()
    },
    jobs: outside,
    findOffice: calendars.findOffice,
    takeUpCalendars: async () => {
      await calendars.takeUp()
    },
    foreseeDueDates: calendars.foresee,
    now: clock.now,
    load: () => ({
      lanes: queue.sizes(),
      queueLimit,
      cache: cache.load(),
      pools: { writer: writer.load(), reader: reader.load(), leaser: leaser.load() },
    }),
    countWork: () => reader.run(countWork),
    loadInstance,
    readHistory: (parkId, instanceId) => readHistory(reader, parkId, instanceId),
    readEvents: (parkId, after, limit) => readEvents(reader, parkId, after, limit),
    lastEvent: async (parkId) => (await reader.run((sql) => readNumberRange(sql, parkId))).last,
    watchEvents: numbering.watch,
    findDefinition: definitions.find,
    listDefinitions: (parkId) => reader.run((sql) => listDefinitions(sql, parkId)),
    readDeployment: (parkId, hash) => reader.run((sql) => readDeploymentFiles(sql, parkId, hash)),
    ...keeping(reader),
    pace: clock.pace,
    setVirtualTime: async (at, speed = null) => {
      await setVirtualTime(reader, clock, { at, speed })
      timerPoller.nudge()
      startPoller.nudge()
    },
    whenIdle: () =>
      untilIdle({
        isBusy: () => !queue.isIdle() || !jobs.isIdle() || !kept.isIdle(),
        nudge: () => {
          for (const poller of [timerPoller, startPoller, jobPoller, messagePoller, kept]) poller.nudge()
        },
        isWorkLeft: () => reader.run((sql) => findWorkLeft(sql, [...handlers.keys()])),
      }),
  }
}

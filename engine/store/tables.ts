import {
  boolean,
  customType,
  doublePrecision,
  integer,
  interval,
  json,
  pgTable,
  pgView,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'

// The tables of migrations/0000_engine.sql as drizzle sees them, for reading; a test holds the two together.

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true })

const owner = {
  parkId: uuid('park_id').notNull(),
  instanceId: uuid('instance_id').notNull(),
  key: integer('key').notNull(),
  rootInstanceId: uuid('root_instance_id').notNull(),
}

const task = {
  ...owner,
  processId: text('process_id').notNull(),
  node: text('node').notNull(),
  name: text('name'),
  department: text('department'),
  post: text('post'),
  checkPost: text('check_post'),
  form: text('form'),
  permit: text('permit'),
  lane: text('lane'),
  state: text('state').notNull(),
  assignee: text('assignee'),
  answerer: text('answerer'),
  dueAt: instant('due_at'),
  openedAt: instant('opened_at').notNull(),
}

/** User tasks that wait for a person. */
export const tasks = pgTable('tasks', task, (t) => [primaryKey({ columns: [t.parkId, t.instanceId, t.key] })])

/** User tasks that were answered or cancelled. */
export const endedTasks = pgTable(
  'ended_tasks',
  { ...task, checker: text('checker'), endedAt: instant('ended_at').notNull() },
  (t) => [primaryKey({ columns: [t.parkId, t.instanceId, t.key] })],
)

/** Process instances without their state, which only the engine reads. */
export const processInstances = pgTable(
  'process_instances',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    rootInstanceId: uuid('root_instance_id').notNull(),
    processId: text('process_id').notNull(),
    definitionHash: text('definition_hash').notNull(),
    businessKey: text('business_key'),
    status: text('status').notNull(),
    revision: integer('revision').notNull(),
    startedAt: instant('started_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.parkId, t.id] })],
)

/** One row per accepted command. */
export const journal = pgTable(
  'journal',
  {
    parkId: uuid('park_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    revision: integer('revision').notNull(),
    rootInstanceId: uuid('root_instance_id').notNull(),
    commandId: uuid('command_id').notNull(),
    at: instant('at').notNull(),
    actor: json('actor').notNull(),
    command: json('command').notNull(),
    events: json('events').notNull(),
    previousHash: bytea('previous_hash').notNull(),
    hash: bytea('hash').notNull(),
    hashAlgorithm: text('hash_algorithm').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.parkId, t.instanceId, t.revision] }),
    unique('journal_command_once').on(t.parkId, t.instanceId, t.commandId),
  ],
)

/** Which commands have taken effect; a row of the api counts once its command stands here. */
export const journalledCommands = pgView('journalled_commands', {
  parkId: uuid('park_id').notNull(),
  instanceId: uuid('instance_id').notNull(),
  commandId: uuid('command_id').notNull(),
  revision: integer('revision').notNull(),
  at: instant('at').notNull(),
}).existing()

/** Elements that cannot go on until somebody resolves what hinders them. */
export const incidents = pgTable(
  'incidents',
  {
    ...owner,
    node: text('node').notNull(),
    code: text('code').notNull(),
    message: text('message').notNull(),
    messageZh: text('message_zh').notNull(),
    step: text('step').notNull(),
    raisedAt: instant('raised_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.parkId, t.instanceId, t.key] })],
)

/** Incidents that are over; who ended one, and how, stands in the journal under this revision. */
export const endedIncidents = pgTable(
  'ended_incidents',
  {
    ...owner,
    revision: integer('revision').notNull(),
    node: text('node').notNull(),
    code: text('code').notNull(),
    message: text('message').notNull(),
    messageZh: text('message_zh').notNull(),
    step: text('step').notNull(),
    raisedAt: instant('raised_at').notNull(),
    endedAt: instant('ended_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.parkId, t.instanceId, t.key, t.revision] })],
)

/** Clocks of service levels as they stand, and as they ended; `ledger` explains them. */
export const clocks = pgTable(
  'clocks',
  {
    ...owner,
    processId: text('process_id').notNull(),
    host: integer('host').notNull(),
    node: text('node').notNull(),
    clock: text('clock').notNull(),
    owner: text('owner').notNull(),
    calendar: text('calendar').notNull(),
    scope: text('scope').notNull(),
    days: integer('days').notNull(),
    yellow: integer('yellow'),
    extension: integer('extension').notNull().default(0),
    state: text('state').notNull(),
    light: text('light').notNull(),
    startedAt: instant('started_at').notNull(),
    dueAt: instant('due_at'),
    provisional: boolean('provisional').notNull(),
    turnsAt: instant('turns_at'),
    endedAt: instant('ended_at'),
    ledger: json('ledger').notNull(),
  },
  (t) => [primaryKey({ columns: [t.parkId, t.instanceId, t.key] })],
)

/** Words that a process reached; the latest of a root instance is its application's state. */
export const milestones = pgTable(
  'milestones',
  {
    parkId: uuid('park_id').notNull(),
    rootInstanceId: uuid('root_instance_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    revision: integer('revision').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    node: text('node').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.parkId, t.instanceId, t.revision, t.position] })],
)

/** Every version of every process of a park. */
export const definitions = pgTable(
  'definitions',
  {
    parkId: uuid('park_id').notNull(),
    processId: text('process_id').notNull(),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    name: text('name'),
    deployedAt: instant('deployed_at').notNull(),
    deployedBy: text('deployed_by').notNull(),
    note: text('note').notNull(),
  },
  (t) => [primaryKey({ columns: [t.parkId, t.processId, t.version] })],
)

/** One row: the mode that the database was set up in, and the offset of virtual time. */
export const settings = pgTable('settings', {
  singleton: boolean('singleton').primaryKey().default(true),
  mode: text('mode').notNull(),
  timeOffset: interval('time_offset').notNull(),
  timeSpeed: doublePrecision('time_speed').notNull().default(1),
  speedSince: instant('speed_since').notNull().defaultNow(),
})

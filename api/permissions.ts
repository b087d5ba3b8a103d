import { posts } from './people/posts.ts'

/**
 * Who may do what. This is the only place that says it: a route names one permission, and a permission names roles.
 * What depends on the thing itself (this task's department, this enterprise's application) is a rule of the feature.
 */

/**
 * Roles that a person may hold in one park: posts, relations to an enterprise, and `admin` for who administers the
 * installation. `lead` is no role of its own: it is the reviewer of the department that a process names as its lead.
 */
export const parkRoles = [...posts, 'owner', 'filer', 'admin'] as const

export type ParkRole = (typeof parkRoles)[number]

/**
 * `public` = anyone, `signedIn` = anyone with a session; both without regard to a park. Where an address names no park,
 * a post counts that somebody holds in any.
 */
export type Role = ParkRole | 'public' | 'signedIn'

const reviewers = ['reviewer', 'checker', 'signatory'] as const satisfies readonly Role[]
const officers = ['windowClerk', ...reviewers, 'manager', 'overseer'] as const satisfies readonly Role[]
const applicants = ['owner', 'filer', 'assistant'] as const satisfies readonly Role[]
const everyoneInThePark = [...officers, ...applicants, 'admin'] as const satisfies readonly Role[]

export const permissions = {
  // Around parks
  readPublicPages: ['public'],
  signIn: ['public'],
  useOwnAccount: ['signedIn'],

  // Organisation
  readPark: everyoneInThePark,
  readDepartments: everyoneInThePark,
  readPeople: ['manager', 'admin'],
  readCalendar: [...officers, 'admin'],
  changeCalendar: ['manager', 'admin'],
  // A notice of the country, a province or a city moves dates in every park there.
  importNotices: ['admin'],
  readEnterprises: [...officers, ...applicants, 'admin'],

  // Processes
  readProcesses: everyoneInThePark,
  deployProcess: ['manager'],
  designProcess: ['manager'],
  readInstances: ['manager', 'overseer'],
  resolveIncidents: ['manager'],
  cancelInstance: ['manager'],
  modifyInstance: ['manager'],
  migrateInstances: ['manager'],
  suspendInstance: ['manager'],
  restartInstance: ['manager'],
  useBatches: ['manager'],
  evaluateConditions: ['manager'],
  raiseSignal: ['manager'],
  publishMessage: ['manager'],
  readEvents: ['manager', 'overseer'],
  useWebhooks: ['manager'],
  workJobs: ['worker'],
  ruleJobTypes: ['manager'],

  // Applications and materials
  createApplication: applicants,
  fillApplication: applicants,
  submitApplication: applicants,
  signPromise: ['owner'],
  withdrawApplication: ['owner'],
  readApplications: [...officers, ...applicants],
  readNotices: [...officers, ...applicants],
  readFindings: officers,
  markFindingsFixed: applicants,
  // Which department's, is a rule of the findings, which keeps what it refuses.
  judgeFindings: officers,
  readRefusedActs: ['manager', 'overseer'],
  readFindingsReport: ['manager', 'overseer'],

  // Oversight: 红黄牌、督办单. Whose card and whose notice it is, their rules say.
  readCards: [...officers, 'owner', 'filer'],
  proposeCard: ['reviewer', 'manager', 'overseer'],
  decideCard: ['overseer'],
  speakOnCard: ['owner', 'filer', 'overseer'],
  decideObjection: ['manager', 'overseer'],
  readOversight: officers,
  raiseOversight: ['overseer'],
  answerOversight: ['reviewer', 'signatory'],
  ruleOversight: ['manager'],

  provideMaterial: applicants,
  readMaterials: [...officers, ...applicants],

  // Window
  readWindow: ['windowClerk'],
  registerApplication: ['windowClerk'],
  printReceipt: ['windowClerk'],

  // Tasks
  readTasks: [...officers, ...applicants],
  // By which post, in which department and on which ground is a rule of the clocks, which keeps what it refuses.
  moveClocks: ['windowClerk', ...reviewers, 'manager', 'overseer'],
  readClocks: officers,
  claimTask: ['windowClerk', ...reviewers, ...applicants],
  answerTask: ['windowClerk', ...reviewers, ...applicants],
  checkTask: ['checker', 'signatory'],
  assignTask: ['signatory'],
  copyTask: ['windowClerk', ...reviewers, 'manager'],
  // Managers and overseers have what they got a copy of, and what they follow.
  useInbox: officers,
  readLadder: officers,
  ruleLadder: ['manager'],
  seeLadder: ['manager', 'overseer'],
  useSubstitutions: ['windowClerk', ...reviewers, 'manager'],

  // Surveys and rectification
  readSurveys: [...officers, ...applicants],
  answerSurvey: ['windowClerk', ...reviewers],
  rectify: applicants,
  readRectifications: [...officers, ...applicants],
  decideExtension: reviewers,

  // Permits
  readPermits: [...officers, ...applicants],
  // Of the authority that issued it: a rule of the permit's.
  movePermits: ['signatory'],
  readPromises: [...reviewers, 'manager', 'overseer'],
  // In the department whose permit rests on it: a rule of the promise's.
  judgePromises: reviewers,
  readCredit: [...officers, ...applicants],

  // Demonstration
  readVirtualTime: ['signedIn'],
  moveTime: ['manager', 'admin'],
} as const satisfies { readonly [permission: string]: readonly Role[] }

export type Permission = keyof typeof permissions

/** Whether one of these roles may do it. */
export function isAllowed(permission: Permission, roles: ReadonlySet<Role>): boolean {
  return permissions[permission].some((role: Role) => roles.has(role))
}

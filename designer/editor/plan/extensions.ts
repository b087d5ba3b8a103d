import type { Extension } from './plan.ts'

export interface Level {
  readonly days: number
  readonly clock?: 'promised' | 'statutory'
  readonly owner?: 'authority' | 'applicant' | 'thirdParty'
  readonly scope?: 'gate' | 'visit'
  readonly yellow?: number
  readonly extension?: number
  readonly startsAt?: string
  readonly endsAt?: string
  /** FEEL. */
  readonly since?: string
}

/** Who does it; with `check` a second person confirms. */
export function assignment(department: string, post: string, check?: string): Extension {
  return { element: 'siji:Assignment', department, post, ...(check === undefined ? {} : { check }) }
}

export function form(key: string): Extension {
  return { element: 'siji:Form', key }
}

/** Working days by the national calendar. */
export function level({ days, clock, owner, scope, ...rest }: Level): Extension {
  const others = Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return {
    element: 'siji:ServiceLevel',
    days: String(days),
    clock: clock ?? 'promised',
    owner: owner ?? 'authority',
    calendar: 'cn',
    scope: scope ?? 'gate',
    ...Object.fromEntries(others),
  }
}

/** What can be answered: value → words. */
export function outcomes(answers: Readonly<Record<string, string>>): readonly Extension[] {
  return Object.entries(answers).map(([value, label]) => ({ element: 'siji:Outcome', value, label }))
}

/** Keeps what was answered under a name of its own. */
export function keepOutcome(variable: string): Extension {
  return { element: 'siji:Output', source: '=outcome', target: variable }
}

export function input(target: string, source: string): Extension {
  return { element: 'siji:Input', source: `=${source}`, target }
}

export function job(name: string): Extension {
  return { element: 'siji:JobType', name }
}

/** The job that sends a notice of this kind. */
export function notice(kind: string): readonly Extension[] {
  return [job('send-notice'), input('kind', `"${kind}"`)]
}

export function permit(letter: string): Extension {
  return { element: 'siji:Permit', type: letter }
}

export function milestone(name: string): Extension {
  return { element: 'siji:Milestone', name }
}

export function pause(ground: string): Extension {
  return { element: 'siji:Pause', ground }
}

export function decision(id: string, result: string): Extension {
  return { element: 'siji:Decision', id, result }
}

import { expect, test } from 'vitest'
import type { Command } from '../../../engine/core/commands.ts'
import { play, readDiagram } from '../../support/play.ts'

type Move = Extract<Command['body'], { readonly type: `${string}Task` }>

const claim = { type: 'claimTask', person: 'li' } as const
const answer = { type: 'answerTask', person: 'li', variables: { outcome: 'agree' } } as const
const confirm = { type: 'confirmTask', person: 'wang' } as const

/** How a task comes to each state. Paused is none: it is a reading of its clock. */
const ways = {
  open: [],
  claimed: [claim],
  inCheck: [claim, answer],
  answered: [claim, answer, confirm],
} as const

const moves = {
  claim,
  release: { type: 'releaseTask', person: 'li' },
  assign: { type: 'assignTask', person: 'zhao' },
  answer,
  confirm,
  sendBack: { type: 'sendBackTask', person: 'wang' },
} as const

const allowed: { readonly [state in keyof typeof ways]: { readonly [move in keyof typeof moves]?: string } } = {
  open: { claim: 'claimed', assign: 'claimed' },
  claimed: { release: 'open', assign: 'claimed', answer: 'inCheck' },
  inCheck: { confirm: 'completed', sendBack: 'claimed' },
  answered: {},
}

// The keys of the table are its states.
test.each(Object.keys(ways) as (keyof typeof ways)[])(
  'a task that is %s makes the moves of its lifecycle, and refuses the others in both languages',
  async (state) => {
    const diagram = await readDiagram('a-second-person-confirms-the-answer')
    for (const [name, move] of Object.entries(moves)) {
      const run = play(diagram)
      run.start()
      const { key } = run.element('review')
      const of = (step: object) => ({ ...step, key }) as Move // a line of the tables above lacks only its task
      for (const step of ways[state]) run.send(of(step))

      const next = allowed[state][name as keyof typeof moves] // the names of the table above

      if (next === undefined) {
        const { message, messageZh } = run.rejection(of(move))
        expect([name, message, messageZh]).toEqual([
          name,
          expect.stringMatching(/^[A-Z].{15,}\.$/),
          expect.stringMatching(/\p{Script=Han}{4}.*。$/u),
        ])
      } else {
        run.send(of(move))
        const now = next === 'completed' ? run.state().state : run.element('review').task?.state
        expect([name, now]).toEqual([name, next])
      }
    }
  },
)

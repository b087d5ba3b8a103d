type Model = readonly [sentence: string, promised: number, worst: number, path: string, drawing: string]

const loop = (more: string) => `start:s > xor:merge
  merge > user:a
  a > user:b
  b > xor:again
  again > user:wait [x > 1]
  again > end:e [default]
  days wait 20 applicant
  ${more}`

const fork = (type: 'and' | 'or' | 'xor', more: string) => `start:s > ${type}:fork
  fork > user:a ${type === 'and' ? '' : '[x > 1]'}
  fork > user:b ${type === 'and' ? '' : '[x > 2]'}
  fork > user:c ${type === 'and' ? '' : '[default]'}
  a > user:a2
  a2 > join
  b > join
  c > join
  ${type}:join > user:d
  d > end:e
  ${more}`

/**
 * Pairs of models: what the authorities need at most, the way that takes it, and a drawing that is tried with that
 * promise, which it keeps, and with one day less, which it breaks. `element days` … is the way.
 */
export const promises: readonly Model[] = [
  ['steps one after the other', 5, 5, 'a 2, b 3', 'start:s > user:a\n a > user:b\n b > end:e\n days a 2\n days b 3'],
  [
    'the longest of parallel branches, of several steps',
    9,
    9,
    'a 3, a2 4, d 2',
    fork('and', 'days a 3\n days a2 4\n days b 6\n days c 5\n days d 2'),
  ],
  [
    'the worst of all sets of inclusive branches',
    8,
    8,
    'b 6, d 2',
    fork('or', 'days a 3\n days a2 2\n days b 6\n days c 1\n days d 2'),
  ],
  [
    'the worst of exclusive branches',
    6,
    6,
    'c 4, d 2',
    fork('xor', 'days a 1\n days a2 2\n days b 3\n days c 4\n days d 2'),
  ],
  [
    'a loop as often as it may be gone',
    9,
    9,
    'a 2, b 1, a 2, b 1, a 2, b 1',
    loop('wait > merge [rounds 2]\n days a 2\n days b 1'),
  ],
  [
    'one budget for all rounds',
    5,
    5,
    'a 2, b 1, b 1, b 1',
    loop('wait > merge [rounds 2]\n days a 2 authority gate\n days b 1'),
  ],
  [
    'budgets in a loop that has no bound',
    3,
    3,
    'a 2, b 1',
    loop('wait > merge\n days a 2 authority gate\n days b 1 authority gate'),
  ],
  [
    'two loops within each other, each with rounds of its own',
    11,
    11,
    'a 1, b 2, b 2, a 1, b 2, a 1, b 2',
    `start:s > xor:outer
     outer > user:a
     a > xor:inner
     inner > user:b
     b > xor:which
     which > inner [x > 1 rounds 1]
     which > outer [x > 2 rounds 2]
     which > end:e [default]
     days a 1
     days b 2`,
  ],
  [
    'pauses of the applicant and of third parties for nothing',
    4,
    4,
    'a 3, b 1',
    `start:s > user:a
     a > user:correct
     correct > user:expert
     expert > message:answer
     answer > user:b
     b > end:e
     days a 3
     days correct 20 applicant
     days expert 30 thirdParty
     days b 1`,
  ],
  [
    'no deadline of an applicant',
    3,
    3,
    'a 2, b 1',
    `start:s > user:a
     a > events:which
     which > message:came
     which > timer:lapsed
     came > user:b
     b > end:e
     lapsed > user:close
     close > end:gone
     until lapsed add working days(now(), 20)
     days a 2
     days b 1
     days close 1`,
  ],
  [
    'a wait of the authority in working days',
    5,
    5,
    'a 1, wait 3, b 1',
    `start:s > user:a\n a > timer:wait\n wait > user:b\n b > end:e
     until wait add working days(now(), 3)\n days a 1\n days b 1`,
  ],
  [
    'a wait in calendar days by the working days that it can hold',
    7,
    7,
    'a 1, wait 6',
    'start:s > user:a\n a > timer:wait\n wait > end:e\n until wait P7D\n days a 1',
  ],
  [
    'a deadline that ends what is late, and what follows it',
    5,
    5,
    'a 3, other 2',
    `start:s > user:a\n a > user:b\n b > end:e\n a ! late\n late > user:other\n other > end:o
     until late P3D\n days a 8\n days b 1\n days other 2`,
  ],
  [
    'a reminder that starts work beside the rest',
    6,
    6,
    'a 2, check 4',
    `start:s > user:a\n a > end:e\n a ~ remind\n remind > user:check\n check > end:o
     until remind add working days(now(), 2)\n days a 4\n days check 4`,
  ],
  [
    'what a message interrupts at its latest',
    7,
    7,
    'a 4, other 3',
    `start:s > user:a\n a > user:b\n b > end:e\n a !@ changed\n changed > user:other\n other > end:o
     days a 4\n days b 2\n days other 3`,
  ],
  [
    'an event sub-process that interrupts at the end of everything',
    7,
    7,
    'a 3, b 2, withdraw 2',
    `start:s > user:a\n a > user:b\n b > end:e
     besides:withdrawn {\n onmessage:w > user:withdraw\n withdraw > end:we\n days withdraw 2\n }
     days a 3\n days b 2`,
  ],
  [
    'an event sub-process beside the rest',
    5,
    5,
    'a 4, asked 1',
    `start:s > user:a\n a > end:e
     besides:questions {\n beside:w > user:asked\n asked > end:we\n days asked 1\n }
     days a 4`,
  ],
  [
    'what a deadline of the whole process leaves of it',
    5,
    5,
    'a 3, close 2',
    `start:s > user:a\n a > end:e
     besides:late {\n ontimer:w > user:close\n close > end:we\n days close 2
     until w add working days(now(), 3)
     }
     days a 9`,
  ],
  [
    'what is within a sub-process that may be left early by an error',
    3,
    3,
    'a 3',
    `start:s > sub:inner {
       start:is > user:check
       check > xor:fork
       fork > fails!broken:bad [x > 1]
       fork > user:a [default]
       a > end:ie
       days a 3
     }
     inner !broken caught
     caught > end:gone
     inner > end:e`,
  ],
  [
    'what is within a sub-process',
    6,
    6,
    'a 2, b 3, c 1',
    `start:s > sub:inner {\n start:is > user:a\n a > user:b\n b > end:ie\n days a 2\n days b 3\n }
     inner > user:c\n c > end:e\n days c 1`,
  ],
  [
    'a sub-process by its own promise',
    5,
    5,
    'inner 4, c 1',
    `start:s > sub:inner {\n start:is > user:a\n a > end:ie\n days a 2\n }
     inner > user:c\n c > end:e\n days inner 4\n days c 1`,
  ],
  [
    'people one after the other, as many as there are',
    7,
    7,
    'turns 6, b 1',
    'start:s > thrice:turns\n turns > user:b\n b > end:e\n days turns 2\n days b 1',
  ],
  [
    'people side by side once, however many',
    3,
    3,
    'each 2, b 1',
    'start:s > each:each\n each > user:b\n b > end:e\n days each 2\n days b 1',
  ],
  ['what is called', 4, 4, 'x 3, b 1', 'start:s > calls:a\n a > user:b\n b > end:e\n days b 1'],
  [
    'only the clock of the promise',
    3,
    3,
    'a 2, b 1',
    'start:s > user:a\n a > user:b\n b > user:c\n c > end:e\n days a 2\n days b 1\n days c 20 authority visit statutory',
  ],
  [
    'nothing while its clock stands still',
    3,
    3,
    'a 2, b 1',
    `start:s > user:a\n a > timer:publicity\n publicity > user:expert\n expert > user:b\n b > end:e
     until publicity P7D\n pause publicity publicity\n pause expert expertReview
     days a 2\n days expert 20 authority visit statutory\n days b 1`,
  ],
  [
    'from the milestone with which it begins',
    4,
    4,
    'b 3, c 1',
    `start:s > sub:inner {\n start:is > user:a\n a > user:b\n b > end:ie\n milestone a accepted\n days a 9\n days b 3\n }
     inner > user:c\n c > end:e\n days c 1`,
  ],
  [
    'no branch that is never taken',
    3,
    3,
    'a 2, b 1',
    'start:s > user:a\n a > xor:g\n g > user:c [false]\n g > user:b [default]\n b > end:e\n c > end:f\n days a 2\n days b 1\n days c 9',
  ],
]

/** Models of which nobody can say, each with the element that is named; the promise is 9 days. */
export const undecided: readonly (readonly [sentence: string, element: string, drawing: string])[] = [
  ['a loop without a bound', 'a', loop('wait > merge\n days a 2\n days b 1')],
  ['people one after the other, nobody knows how many', 'a', 'start:s > turns:a\n a > end:e\n days a 1'],
  ['a time that depends on data', 'w', 'start:s > timer:w\n w > end:e\n until w meetingAt'],
  ['a process that is not given', 'a', 'start:s > calls:a\n a > end:e'],
  ['work that somebody chooses', 'a', 'start:s > adhoc:a {\n user:one\n user:two\n days one 1\n }\n a > end:e'],
]

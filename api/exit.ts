/** Exit codes that every command keeps: done, the answer is no, refused, wrong usage, not decided, a bug of ours. */
export const exit = { done: 0, no: 1, refused: 2, usage: 3, undecided: 4, bug: 70 } as const

/** How a unit's standing looks; always beside its word. */
export const STATE_LOOKS = {
  missing: 'chip danger',
  open: 'chip warn',
  submitted: 'chip accent',
  locked: 'chip ok',
} as const;

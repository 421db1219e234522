import fc from 'fast-check';

/**
 * Properties draw the same examples in every run, so that a red test is about the change at hand. `TONGCAI_SEED=random`
 * draws new ones, `TONGCAI_SEED=123` those of a run that failed.
 */
const said = process.env['TONGCAI_SEED'];
if (said !== 'random') fc.configureGlobal({ seed: said === undefined ? 20251231 : Number(said) });

/** Sizes as people paste them: read right, or read in each way that is possible. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from '../../src/link/pasted';
import { repairText } from '../../src/link/repair';
import { writeSizes } from '../../src/link/sizes';

const readings = (text: string): string[] => readPasted(text).map(({ sizes }) => writeSizes(sizes));
const told = (text: string): string[] => readPasted(text)[0]!.repairs.map(repairText);

describe('pasted sizes', () => {
  it.each([
    ['a column', '20\n20\n10', '2*20,10'],
    ['thousands by commas', '1,234\n5,678', '1234,5678'],
    ['thousands by points', '1.234\n5.678', '1234,5678'],
    ['thousands by blanks', '1 234\n5 678', '1234,5678'],
    ['thousands by blanks that do not break', '1\u00A0234\n5\u00A0678', '1234,5678'],
    ['thousands by narrow blanks', '1\u202F234\n5\u202F678\n', '1234,5678'],
    ['thousands by thin blanks', '1\u2009234\n5\u2009678', '1234,5678'],
    ['thousands by apostrophes', '1’234\n5\'678', '1234,5678'],
    ['in wide signs', '１，２３４\n５，６７８', '1234,5678'],
    ['in Arabic ones', '١٬٢٣٤\n٥٬٦٧٨', '1234,5678'],
    ['a custom that one line settles', '8.000\n12.500\n1.234.567', '8000,12500,1234567'],
    ['whole numbers with decimals', '8.0\n12.00', '8,12'],
    ['line ends of Windows', '1,234\r\n5,678\r\n', '1234,5678'],
    ['cells side by side', '1,234\t5,678', '1234,5678'],
    ['semicolons', '1.234;5.678;', '1234,5678'],
    ['cells in quotes', '"1,234","5,678"', '1234,5678'],
    ['commas and blanks', '1,234, 5,678', '1234,5678'],
    ['commas at line ends', '20,\n30,\n', '20,30'],
    ['lists on lines', '20,20,10\n5,5', '2*20,10,2*5'],
    ['blanks between', '20 20 10', '2*20,10'],
    ['signs of all kinds between', '20\n20\n10; 3\t3*2', '2*20,10,3,3*2'],
    ["a link's own writing", '500*20,10,3*7', '500*20,10,3*7'],
    ["a link's own writing, too much for thousands", '100,200,300', '100,200,300'],
    ['runs with thousands', '1,000*20\n2*1,500', '1000*20,2*1500'],
    ['runs with blanks', '3 * 20\n10', '3*20,10'],
    ['units', '20 people\n1,234 members', '20,1234'],
    ['exponents', '1e3\n2e3', '1000,2000'],
  ])('%s: read right', (_what, text, sizes) => {
    expect(readings(text)).toEqual([sizes]);
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['1,234', ['1234', '1,234']],
    ['8.000', ['8', '8000']],
    ['１，２３４', ['1234', '1,234']],
    ['8,000', ['8000', '8']],
    ['8.000\n12.000', ['8,12', '8000,12000']],
    ['100 200', ['100200', '100,200']],
    ['3*1,234', ['3*1234', '3*1,234']],
  ])('%j: each reading is given', (text, sizes) => {
    expect(readings(text)).toEqual(sizes);
  });

  it('with a heading: it is left out, and said', () => {
    expect(readings('Members per chat\r\n1,234\r\n5,678')).toEqual(['1234,5678']);
    expect(told('Members per chat\r\n1,234\r\n5,678')).toEqual(['sizes=Members per chat: is read as a heading; it is left out']);
    expect(readings('members\n1,234')).toEqual(['1234']);
    expect(readings('chat\tmembers\n1.234\n5.678')).toEqual(['1234,5678']);
  });

  it('with parts that are no size: each is named, and the rest is read', () => {
    expect(readings('1,234\n12,5\nmany')).toEqual(['1234']);
    expect(told('1,234\n12,5\nmany')).toEqual([
      'sizes=12,5: is not count*size or a size, as in 3*20 or 20; this part is left out',
      'sizes=many: is not count*size or a size, as in 3*20 or 20; this part is left out',
    ]);
    expect(told('20\nmany\n-4\n7').map((one) => one.split(':')[0])).toEqual(['sizes=many', 'sizes=-4']);
    expect(readings('nobody')).toEqual(['']);
    expect(told('nobody')).toHaveLength(1);
  });

  it.each(['1 234,5\n5 678', '1.234,5\n5.678', '1,234.5\n5,678', '1’234,5\n5’678'])('with a number that is no size is not two sizes: %j', (text) => {
    expect(readings(text)).toEqual(['5678']);
    expect(told(text)).toEqual([expect.stringMatching(/^sizes=1.234[.,]5: /)]);
  });

  it('of nothing have no reading', () => {
    expect([readPasted(''), readPasted(' \r\n\t'), readPasted(';;')]).toEqual([[], [], []]);
  });

  it('are read right in every custom, or asked about', () => {
    const size = fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9_999_999 }));
    const between = fc.constantFrom('\n', '\r\n', '\t', ';', '; ');
    fc.assert(
      fc.property(fc.array(size, { minLength: 2, maxLength: 20 }), fc.constantFrom(',', '.', ' ', '\u00A0', '\u202F', '\u2009', '’', ''), between, (list, mark, sign) => {
        const text = list.map((one) => String(one).replace(/\B(?=(\d{3})+$)/g, mark)).join(sign);
        const wanted = list.map(String).join();
        const read = readPasted(text).map(({ sizes }) => sizes.flatMap((run) => new Array<number>(run.count).fill(run.size)).join());
        expect(read).toContain(wanted);
        // Only sizes that all end in three zeros, or need no mark, can be meant otherwise.
        if (list.some((one) => one >= 1000 && one % 1000 !== 0)) expect(read).toEqual([wanted]);
      }),
      { numRuns: 2000 },
    );
  });

  it('too long to be read whole are read up to the last whole one, and that is said', () => {
    const [read] = readPasted('12345\n'.repeat(400_000));
    expect(repairText(read!.repairs[0]!)).toMatch(/is 2400000 characters long; only the parts within its first 2000000 are read$/);
    expect(read!.sizes).toEqual([{ count: 81_004, size: 12_345 }]);
  });

  it('of 130,000 parts that are none are told one by one, and never all at once', () => {
    const [read] = readPasted('x1\n'.repeat(130_000));
    expect(read!.sizes).toEqual([]);
    expect(read!.repairs).toHaveLength(130_000);
  });
});

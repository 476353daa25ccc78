import { madeUp, twice } from '../madeup';

export default madeUp(twice);

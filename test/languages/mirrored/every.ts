import { madeUp, mirrored } from '../madeup';

export default madeUp(mirrored);

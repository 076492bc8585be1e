"""The law: pure rules over dated data. It reads its own data files and nothing else."""

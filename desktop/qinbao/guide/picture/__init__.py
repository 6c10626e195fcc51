"""Phone pictures, drawn by us from data and always marked 示意图; shared by screen, paper and the practice phone."""
